"""Speakers and hearers by a trained scorer: features and the encoder's vectors, decoded over whole conversations."""
