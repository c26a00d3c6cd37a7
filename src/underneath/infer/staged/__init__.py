"""Scenes: signs of who is there and through whose eyes they are seen, and what they weigh."""
