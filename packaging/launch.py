"""Where the built program starts: PyInstaller wants a plain file, not a package's `__main__`."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # the reading process of an import is this same program, started anew
    from desktop_app.__main__ import main

    sys.exit(main())
