"""`python -m cmviewer` is the same command as `cmviewer`."""

import sys

from cmviewer.cli import main

if __name__ == "__main__":
    sys.exit(main())
