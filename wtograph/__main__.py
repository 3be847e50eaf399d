"""`python -m wtograph`: the same as the console script."""

from wtograph.cli import script

if __name__ == "__main__":
    script()
