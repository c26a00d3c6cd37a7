"""Content notes: the words and turns of phrase that speak for each kind, and what they weigh."""
