"""Start cmviewer from a checkout, by double click, or inside the packaged program."""

import sys

from cmviewer.cli import main

if __name__ == "__main__":
    sys.exit(main())
