"""Claims, incidents, remarks and links as JSON Lines or CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from typing import IO, Any

import msgspec

FORMATS = ("jsonl", "csv")

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_RISKY = ("\t", "\r")
_BREAK = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def write(forms: Iterable[Mapping[str, Any]], out: IO[str], *, layout: str) -> int:
    """Writes forms, one a line; returns how many. `layout`: one of FORMATS."""
    return _write_csv(forms, out) if layout == "csv" else _write_jsonl(forms, out)


def _write_jsonl(forms: Iterable[Mapping[str, Any]], out: IO[str]) -> int:
    count = 0
    for form in forms:
        out.write(msgspec.json.encode(form).decode() + "\n")
        count += 1
    return count


def _write_csv(forms: Iterable[Mapping[str, Any]], out: IO[str]) -> int:
    writer: Any = None
    count = 0
    for form in forms:
        row = {key: _cell(value) for key, value in flatten(form).items()}
        if writer is None:
            writer = csv.DictWriter(out, list(row), lineterminator="\n")
            writer.writeheader()
        writer.writerow(row)
        count += 1
    return count


def flatten(form: Mapping[str, Any]) -> dict[str, Any]:
    """One flat row: parties as codes and names, dates and places as columns of their own, the rest as JSON."""
    row: dict[str, Any] = {}
    for key, value in form.items():
        if key in ("actors", "recipients", "speakers", "addressees"):
            row[key] = "; ".join(party["code"] for party in value)
            row[f"{key}_names"] = "; ".join(party["name"] for party in value)
        elif key == "when":
            row |= {f"when_{part}": (value or {}).get(part) for part in ("start", "end", "precision", "anchor")}
        elif key == "place":
            row |= {f"place_{part}": (value or {}).get(part) for part in ("name", "country", "lat", "lon", "precision")}
        elif key in ("status_by", "background_by"):
            row[key] = (value or {}).get("by")
            row[key.replace("_by", "_words")] = "; ".join(span["text"] for span in (value or {}).get("spans", ()))
        elif key == "trigger":
            row |= {"trigger": value["text"], "trigger_start": value["start"], "trigger_end": value["end"]}
        else:
            row[key] = value
    return row


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula, on one line and without control characters."""
    if isinstance(value, list | dict):
        value = "; ".join(value) if _is_texts(value) else msgspec.json.encode(value).decode()
    if not isinstance(value, str):
        return value
    # The guard looks at the cell as given too: what stands before a formula may be passed over by the program that opens it.
    risky = value.startswith(_RISKY) or value.lstrip().startswith(_FORMULA)
    shown = _CONTROL.sub("", _BREAK.sub(" ", value))
    return "'" + shown if risky or shown.lstrip().startswith(_FORMULA) else shown


def _is_texts(value: list[Any] | dict[str, Any]) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
