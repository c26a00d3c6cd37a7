"""Supersenses: what may have one, what a dictionary says, and the network's word on which it is."""
