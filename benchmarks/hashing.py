"""Walks a folder, reads every file in it and hashes it: what no cache of results by content can do without.

python hashing.py FOLDER
"""

import sys
from collections.abc import Iterator
from hashlib import blake2b
from os import scandir


def files(folder: str) -> Iterator[str]:
    """All files under a folder, in order."""
    with scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            yield from files(entry.path)
        else:
            yield entry.path


def digest(path: str) -> bytes:
    """The hash of what a file holds."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - the fastest way is what is measured
        return blake2b(file.read(), digest_size=16).digest()


if __name__ == "__main__":
    print(len({digest(path) for path in files(sys.argv[1])}))
