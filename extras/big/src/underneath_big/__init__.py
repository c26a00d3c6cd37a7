"""The larger network of `underneath --model big`: its weights, and the scorers of links fitted on what it says."""
