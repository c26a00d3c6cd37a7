"""Parts of applying a person's corrections: finding again what they were said of."""
