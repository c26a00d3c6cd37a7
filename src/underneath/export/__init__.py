"""A Reading → other people's formats, one small module each."""
