"""Numbers for the pictures: where each mark stands; the page draws them."""
