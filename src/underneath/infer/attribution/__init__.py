"""Who says what to whom: cues around a quotation are gathered, weighed, and decoded over a whole conversation."""
