"""Story + earlier layers → one new layer, one module a layer. A stage is a plain function; its signature is its declaration."""
