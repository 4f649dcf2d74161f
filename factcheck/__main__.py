"""The command line as `python -m factcheck`."""

from factcheck.cli import start

start()
