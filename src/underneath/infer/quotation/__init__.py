"""How quotations are found: marks, pairs of marks, dashes, italics, tags; then what is speech and what only looks it."""
