"""The shelf: a library of stories on this machine, read in the background and shown in a browser."""
