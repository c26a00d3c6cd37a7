"""From a tree of tags to text: what the readers of HTML, EPUB, DOCX and ODT share."""
