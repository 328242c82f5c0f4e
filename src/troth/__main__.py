"""`python -m troth` is `troth`."""

from troth.cli.main import main

main()
