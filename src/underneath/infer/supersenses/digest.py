"""What the lexicon must hash to; `training/supersenses/lexicon.py` writes it."""

LEXICON = "706e2878c38a69147986db344936418b374e438184944a1611f817661508f147"
