"""The terminal interface, on the services only.

Frames follow keys as closely as a terminal can show them: the rate is chosen here, before Textual
reads it.
"""

import os

os.environ.setdefault("TEXTUAL_FPS", "240")
