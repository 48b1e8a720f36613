"""What one page of the browser talks to: the interface, driven through pipes."""

from __future__ import annotations

import sys

from planner.tui.app import run
from planner.views.i18n import chosen, use

if __name__ == "__main__":
    use(chosen())
    sys.exit(run())
