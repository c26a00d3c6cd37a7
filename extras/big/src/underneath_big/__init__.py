"""The larger network of `underneath --model big`: its weights."""
