"""`python -m ilma_data`: the same as `ilma`."""

import sys

from ilma_data.cli import main

if __name__ == "__main__":
    sys.exit(main())
