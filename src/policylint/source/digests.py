"""What tells the contents of two files apart."""

from hashlib import sha256


def content_digest(data: bytes) -> bytes:
    """32 bytes that no other content has: of the hashes that are safe, most processors are fastest at this one."""
    return sha256(data).digest()
