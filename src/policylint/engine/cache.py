"""Results of earlier runs, in one SQLite file that may be deleted at any time.

A result is found by all that it hangs on, hashed; so it can be missing, but never stale. A file that cannot be read,
written or trusted is as good as none: a cache is never a reason to fail.
"""

import os
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias
from zlib import crc32

from policylint.engine.serialized import Serialized

Key: TypeAlias = bytes

MOST_BYTES = 200_000_000
"""What the file may take up; the results that came first go first."""
_AT_ONCE = 500
"""Keys in one question: SQLite takes some thousand values at most."""
_PATIENCE = 5.0
"""Seconds to wait for another process that writes."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS results "
    "(key BLOB NOT NULL UNIQUE, head BLOB NOT NULL, brief BLOB NOT NULL, seal BLOB NOT NULL, "
    "findings BLOB NOT NULL, excerpt BLOB NOT NULL, seal_of_rest BLOB NOT NULL)"
)
"""What short reports need stands first and has a seal of its own, so that the rest need not be read for them."""
_TABLE_VERSION = crc32(_TABLE.encode()) & 0x7FFF_FFFF
"""Tells a file with this table from those of other releases, without anybody having to think of it."""


class Cache:
    """Remembers results in ``file``; its folder is made when there is something to remember."""

    def __init__(self, file: Path, most_bytes: int = MOST_BYTES) -> None:
        self.file = file
        self._most_bytes = most_bytes
        self._connection: sqlite3.Connection | None = None
        self._broken = False

    def find(self, keys: Collection[Key], *, short: bool = False) -> dict[Key, Serialized]:
        """The results that are known; with nothing but heads and briefs, where ``short`` asks for no more."""
        if not self._open(create=False):
            return {}
        wanted, found = list(keys), {}
        try:
            for start in range(0, len(wanted), _AT_ONCE):
                part = wanted[start : start + _AT_ONCE]
                found.update(self._briefs(part) if short else self._wholes(part))
        except sqlite3.Error:
            self._give_up()
            return {}
        return found

    def remember(self, results: Mapping[Key, Serialized]) -> None:
        """Keep results, all of them or none."""
        if not results or not self._open(create=True):
            return
        assert self._connection is not None  # noqa: S101 - it is open
        try:
            with self._connection:
                rows = [_row(key, one) for key, one in results.items()]
                self._connection.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        except sqlite3.Error:
            self._give_up()

    def close(self) -> None:
        """Make room if the file has grown too large, and let go of it."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._make_room(self._connection)
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _wholes(self, keys: list[Key]) -> dict[Key, Serialized]:
        found = self._rows("key, head, brief, seal, findings, excerpt, seal_of_rest", keys)
        return {
            key: Serialized(head, findings, excerpt, brief)
            for key, head, brief, seal, findings, excerpt, seal_of_rest in found
            if _is_sealed(seal, key, head, brief) and _is_sealed(seal_of_rest, key, findings, excerpt)
        }

    def _briefs(self, keys: list[Key]) -> dict[Key, Serialized]:
        return {
            key: Serialized(head, b"", b"", brief)
            for key, head, brief, seal in self._rows("key, head, brief, seal", keys)
            if brief and _is_sealed(seal, key, head, brief)
        }

    def _rows(self, columns: str, keys: list[Key]) -> list[Any]:
        assert self._connection is not None  # noqa: S101 - it is open
        marks = ",".join("?" * len(keys))
        query = f"SELECT {columns} FROM results WHERE key IN ({marks})"  # noqa: S608 - nothing of it comes from outside
        return self._connection.execute(query, keys).fetchall()

    def _open(self, *, create: bool) -> bool:
        if self._connection is not None or self._broken:
            return not self._broken
        if not create and not self.file.is_file():
            return False
        if not is_usable(self.file):
            self._give_up()
            return False
        try:
            self._connection = _connect(self.file)
        except (sqlite3.Error, OSError):
            self._give_up()
        return not self._broken

    def _give_up(self) -> None:
        """Go on without: what was found so far stays right."""
        self._broken = True
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    def _make_room(self, connection: sqlite3.Connection) -> None:
        pages, free, size = (
            int(connection.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "freelist_count", "page_size")
        )
        used = (pages - free) * size
        if used <= self._most_bytes:
            return
        with connection:
            total = int(connection.execute("SELECT count(*) FROM results").fetchone()[0])
            gone = total - int(total * self._most_bytes / used * 0.75)  # some more, so that it is not done each time
            connection.execute(
                "DELETE FROM results WHERE rowid IN (SELECT rowid FROM results ORDER BY rowid LIMIT ?)", (gone,)
            )
        connection.execute("VACUUM")


def _connect(file: Path) -> sqlite3.Connection:
    """Open the file, anew where it is no database of ours.

    Raises:
        sqlite3.Error: it cannot be opened.
        OSError: there is no way to make its folder or to take it away.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return _prepared(file)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):  # busy, full or forbidden: there is nothing wrong with the file
            raise
        for name in (file.name, f"{file.name}-wal", f"{file.name}-shm"):
            file.with_name(name).unlink(missing_ok=True)
        return _prepared(file)


def _prepared(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE)
    try:
        with suppress(OSError):
            file.chmod(0o600)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        with closing(connection.execute("PRAGMA user_version")) as rows:
            version = int(rows.fetchone()[0])
        if version != _TABLE_VERSION:
            with connection:
                connection.execute("DROP TABLE IF EXISTS results")
                connection.execute(_TABLE)
                connection.execute(f"PRAGMA user_version = {_TABLE_VERSION}")
    except BaseException:
        connection.close()
        raise
    return connection


def _row(key: Key, one: Serialized) -> tuple[bytes, ...]:
    first, rest = _seal(key, one.head, one.brief), _seal(key, one.findings, one.excerpt)
    return (key, one.head, one.brief, first, one.findings, one.excerpt, rest)


def _seal(key: Key, one: bytes, other: bytes) -> bytes:
    """What tells parts of a result that were written for this key from those that were damaged since."""
    return sha256(b"%d,%d,%b%b%b" % (len(key), len(one), key, one, other)).digest()[:16]


def _is_sealed(seal: object, key: Key, one: object, other: object) -> bool:
    return isinstance(one, bytes) and isinstance(other, bytes) and seal == _seal(key, one, other)


def cache_file(environ: Mapping[str, str]) -> Path:
    """Where the cache is: in the folder that ``POLICYLINT_CACHE_DIR`` names, else in the user's folder for caches."""
    if folder := environ.get("POLICYLINT_CACHE_DIR"):
        return Path(folder, "results.sqlite")
    from platformdirs import user_cache_dir  # noqa: PLC0415 - only runs that use the cache wait for it

    return Path(user_cache_dir("policylint", appauthor=False), "results.sqlite")


def is_usable(file: Path) -> bool:
    """Whether a cache there belongs to the user: one that others may write to is not believed."""
    if not hasattr(os, "getuid"):
        return True
    try:
        found = file.stat()
    except OSError:
        return True
    return found.st_uid == os.getuid() and not found.st_mode & 0o022
