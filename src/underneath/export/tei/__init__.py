"""TEI P5, in parts: ids, the header, paragraphs with what stands in them, the file."""
