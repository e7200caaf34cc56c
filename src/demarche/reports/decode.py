"""Bytes to text: UTF-8 first, then what the bytes look like; what cannot be text is refused."""

from __future__ import annotations

from dataclasses import dataclass

from charset_normalizer import from_bytes

SAMPLE = 200_000
"""Bytes looked at to guess an encoding."""

BINARY = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ",
    b"SQLite format 3",
    b"\xd0\xcf\x11\xe0",
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and whether the encoding was guessed."""

    text: str
    encoding: str
    guessed: bool = False


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text of any kind: a known file type, or many control characters."""
    if data.startswith(BINARY):
        return True
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    head = data[:8192]
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return bool(head) and controls > 0.05 * len(head)


def decode(data: bytes) -> Decoded | None:
    """The text of some bytes, or None where no encoding makes sense of them."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            try:
                return Decoded(data.decode(encoding), encoding)
            except UnicodeDecodeError:
                return None
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        return None
    return Decoded(data.decode(best.encoding, errors="replace"), best.encoding, guessed=True)
