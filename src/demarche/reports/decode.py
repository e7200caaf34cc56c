"""Bytes to text: byte order marks, UTF-8, the encoding that is named, then what the bytes look like. What cannot be text is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

SAMPLE = 200_000
"""Bytes looked at to guess an encoding."""

HEAD = 8192
"""Bytes looked at to tell text from binary."""

FOREIGN = 0.25
"""Share of bytes beyond ASCII from which a text is not taken for Western European: letters with accents are rarer there,
and Cyrillic, Arabic or Chinese hardly write anything else."""

_BINARY = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"\x1f\x8b", b"\x7fELF", b"SQLite format 3\x00", b"\xd0\xcf\x11\xe0")
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Python knows codecs that are no encodings of text (`rot13`, `unicode_escape`), and some that take quadratic time (`punycode`).
_NAMED = re.compile(
    r"(?:windows-?125[0-8]|cp(?:125[0-8]|866|874|949|932)|iso-?8859-?1?\d|latin-?\d|koi8-?[ru]|gb(?:2312|k|18030)|big5|euc-(?:jp|kr|cn)"
    r"|shift[_-]jis|iso-2022-jp|mac-?(?:roman|intosh|cyrillic)|tis-620)",
    re.IGNORECASE,
)
# As browsers do: pages that say Latin-1 mean Windows-1252, which has quotation marks where Latin-1 has control characters.
_MEANT = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "iso8859-1": "cp1252", "macintosh": "mac_roman"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read in, and what is doubtful about it."""

    text: str
    encoding: str
    guessed: bool = False
    """Whether nothing but the bytes themselves told the encoding."""
    lost: int = 0
    """Places where bytes made no character and `�` stands instead."""


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text of any kind: a known file type, or many control characters."""
    if data.startswith(_BINARY):
        return True
    head = data[:HEAD]
    if find_wide(head):
        return False
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return controls > 0.05 * len(head)


def find_wide(head: bytes) -> str | None:
    """The encoding of more than one byte for each letter in which a text begins (by its mark, or by its zeros), or None."""
    for mark, encoding in _MARKS:
        if head.startswith(mark) and encoding != "utf-8-sig":
            return encoding
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = 0.4 * len(head)  # of a Latin text in UTF-16 every second byte is zero
    if len(head) >= 8 and max(even, odd) > most and min(even, odd) == 0:
        return "utf-16-le" if odd else "utf-16-be"
    return None


def decode(data: bytes, *, named: str | None = None) -> Decoded | None:
    """The text of some bytes, or None where no encoding makes sense of them. `named`: the encoding that the input claims."""
    if encoding := find_wide(data[:HEAD]):
        return _replacing(data, encoding)
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        plain = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, named)
    if plain.isascii() and named and named.lower() == "iso-2022-jp":
        return _strict(data, named) or Decoded(plain, "utf-8")
    return Decoded(plain, "utf-8")


def _not_utf8(data: bytes, named: str | None) -> Decoded | None:
    broken = _replacing(data, "utf-8")
    # A letter of two or more bytes that fits UTF-8 by chance is rare: where most fit, it is UTF-8 with damage.
    fitting = sum(character > "\x7f" for character in broken.text) - broken.text.count("\ufffd")
    if fitting > broken.lost or _is_cut_short(data):
        return broken
    if named and _NAMED.fullmatch(named) and (found := _strict(data, _MEANT.get(named.lower(), named))):
        return found
    return _guess(data)


def _guess(data: bytes) -> Decoded | None:
    """Western European where few bytes are beyond ASCII, else what charset-normalizer finds."""
    sample = data[:SAMPLE]
    if sum(byte > 127 for byte in sample) < FOREIGN * len(sample):
        return _strict(data, "cp1252", guessed=True) or Decoded(data.decode("latin-1"), "latin-1", guessed=True)
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        return None
    text = data.decode(best.encoding, errors="replace")
    return Decoded(text, best.encoding, guessed=True, lost=text.count("\ufffd"))


def _strict(data: bytes, encoding: str, *, guessed: bool = False) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding, guessed=guessed)
    except (LookupError, UnicodeError):
        return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text.removeprefix("\ufeff"), encoding, lost=text.count("\ufffd"))


def _is_cut_short(data: bytes) -> bool:
    """Whether only the last letter is damaged: a file that was cut."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False
