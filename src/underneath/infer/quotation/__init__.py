"""How quotations are found: marks, pairs, dashes, italics, tags; then what is speech and what only looks it."""
