"""`python -m underneath`."""

from underneath.cli import main

if __name__ == "__main__":
    main()
