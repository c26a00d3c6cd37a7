"""The story's own words: what might be one, how the text explains it, and what speaks for it."""
