"""How two people stand to one another: what speaks for which tie."""
