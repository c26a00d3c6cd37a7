"""Parts that finding names and gathering the cast share."""
