"""`python -m underneath`."""

from underneath.cli import main

main()
