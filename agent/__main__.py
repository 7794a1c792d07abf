"""`python -m agent` is `crosswalk`."""

from agent.cli import main

main()
