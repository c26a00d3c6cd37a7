"""What the author wrote: text, offsets and the source's own statements. Fact, never interpretation."""
