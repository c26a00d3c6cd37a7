"""Story + earlier layers → one new layer. A stage is a plain function; its signature is its declaration."""
