"""What a reader may infer from a story: types only, one module a layer. Rows point at the text, never copy it."""
