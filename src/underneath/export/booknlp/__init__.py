"""BookNLP's files, as BookNLP 1.0.8 writes them, in parts: ids, tables, characters, the page."""
