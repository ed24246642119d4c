"""What holds for all tests."""

import os

from hypothesis import settings

# Slow machines are no faults. In CI every run tries the same examples, so that nothing fails there by luck; developers
# try new ones each time, and write down as a test what those find.
settings.register_profile("explore", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "explore")
