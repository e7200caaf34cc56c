"""Commands that compare: `diff` two days, `versions` of reports, `verify` two ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli.options import LEDGER, Json, LedgerAt, read_day, read_state
from demarche.errors import UsageError

if TYPE_CHECKING:
    from demarche.comparison import Cause, Changed, Diff, Rewritten, Verdict

SHOWN = 12
"""Differences of one kind that `verify` prints; `--json` gives all."""

HEADINGS = {"new": "New", "changed": "Changed", "merged": "Merged", "split": "Split", "gone": "Gone"}


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (diff, versions, verify):
        app.command()(command)


def diff(
    from_: Annotated[str, typer.Option("--from", help="The earlier day (YYYY-MM-DD).")],
    to: Annotated[str, typer.Option("--to", help="The later day.")],
    dyad: Annotated[tuple[str, str] | None, typer.Option("--dyad", help="Only between two states: --dyad AZE IRN.")] = None,
    learned: Annotated[
        bool, typer.Option("--learned", help="What this ledger held at the end of both days, with edits and codings.")
    ] = False,
    ledger: LedgerAt = LEDGER,
    json: Json = False,
) -> None:
    """What changed from one day to another, and because of what: reports that came, texts that outlets changed, edits."""
    from demarche import comparison
    from demarche.ledger import Ledger

    first, second = read_day(from_, "--from"), read_day(to, "--to")
    if first is None or second is None or second < first:
        raise UsageError("--to lies before --from.", remedy="Give the earlier day first.")
    pair = (read_state(dyad[0]), read_state(dyad[1])) if dyad else None
    with Ledger.open(ledger, create=False) as opened:
        found = comparison.between_days(opened, first, second, learned=learned, dyad=pair)
    if json:
        _encode(_form(found, first.isoformat(), second.isoformat()))
    elif found:
        _print_diff(found)
    else:
        print(f"Nothing changed from {first} to {second}.")


def versions(ledger: LedgerAt = LEDGER, json: Json = False) -> None:
    """The reports whose outlet changed its text: all versions, and the sentences that went and came."""
    from demarche import comparison
    from demarche.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        found = comparison.all_rewritten(opened)
    if json:
        _encode(found)
        return
    if not found:
        print("No report in this ledger has several versions.")
    for one in found:
        _print_rewritten(one)


def verify(
    first: Annotated[str, typer.Argument(metavar="A", help="A ledger: a file or a URL.")],
    second: Annotated[str, typer.Argument(metavar="B", help="Another.")],
    json: Json = False,
) -> None:
    """Compare two ledgers, of two runs or machines: reports, claims by field, judgements, incidents. Exit code 1 where they differ."""
    from demarche import comparison
    from demarche.ledger import Ledger

    with Ledger.open(first, create=False) as one, Ledger.open(second, create=False) as other:
        verdict = comparison.verify(one, other)
    if json:
        _encode({"identical": verdict.identical, "counts": verdict.counts, "differences": verdict.differences})
    else:
        _print_verdict(verdict)
    if not verdict.identical:
        raise typer.Exit(1)


def _print_diff(found: Diff) -> None:
    for name, heading in HEADINGS.items():
        changed: Sequence[Changed] = getattr(found, name)
        if changed:
            print(f"{heading} ({len(changed)})\n")
            for one in changed:
                _print_changed(one)
            print()
    if found.rewritten:
        print(f"Texts changed ({len(found.rewritten)})\n")
    for rewritten in found.rewritten:
        _print_rewritten(rewritten)


def _print_changed(one: Changed) -> None:
    from demarche.cli.show import act, clean, day, kind

    for incident in one.after or one.before:
        print(f"  {day(incident.when)}  {kind(incident)}  {act(incident)}  {incident.status}  {incident.id[:8]}")
    if one.before and one.after and len(one.before) + len(one.after) > 2:
        print(f"    from {', '.join(incident.id[:8] for incident in one.before)}")
    for change in one.changes:
        value = f"{clean(change.before) or 'nothing'} → {clean(change.after) or 'nothing'}"
        print(f"    {change.field}: {value}" + (f"  because of {_causes(change.because)}" if change.because != one.because else ""))
    print(f"    because of {_causes(one.because)}")


def _causes(because: Sequence[Cause]) -> str:
    from demarche.cli.show import clean

    plain = {"coding": "a newer coding", "linking": "the linking of other claims"}
    return "; ".join(plain.get(cause.kind) or f"{cause.kind} {clean(cause.said)}" for cause in because)


def _print_rewritten(one: Rewritten) -> None:
    from demarche.cli.show import clean

    days = " → ".join(day.isoformat() if day else "undated" for day in one.published)
    print(f"  {clean(one.outlet or 'outlet unknown')}: “{clean(one.title or one.newer)}”  {clean(one.older)} → {clean(one.newer)}  {days}")
    for sign, sentences in (("-", one.gone), ("+", one.come)):
        for sentence in sentences:
            print(f"    {sign} {clean(sentence)}")


def _print_verdict(verdict: Verdict) -> None:
    from demarche.cli.show import clean
    from demarche.comparison.verify import count

    for part, (one, other) in verdict.counts.items():
        print(f"{f'{part}s':12} {one:>8} {other:>8}")
    if verdict.identical:
        print("identical")
        return
    for (kind, field), found in count(verdict.differences).items():
        print(f"\n{kind}: {field} ({len(found)})")
        for one_ in found[:SHOWN]:
            values = clean(f"{_short(one_.first)} | {_short(one_.second)}") if one_.field else clean(str(one_.first or one_.second))
            print(f"  {clean(one_.id)}  {values}")
        if len(found) > SHOWN:
            print(f"  and {len(found) - SHOWN} more: --json gives all")


def _short(value: Any) -> str:
    import msgspec

    text = msgspec.json.encode(value).decode()
    return text if len(text) <= 160 else text[:157] + "…"


def _form(found: Diff, first: str, second: str) -> dict[str, Any]:
    return {
        "from": first,
        "to": second,
        **{name: [_changed_form(one) for one in getattr(found, name)] for name in HEADINGS},
        "rewritten": [asdict(one) for one in found.rewritten],
    }


def _changed_form(one: Changed) -> dict[str, Any]:
    return {
        "before": [incident.id for incident in one.before],
        "after": [incident.id for incident in one.after],
        "changes": [asdict(change) for change in one.changes],
        "because": [asdict(cause) for cause in one.because],
    }


def _encode(found: object) -> None:
    import msgspec

    print(msgspec.json.encode(found).decode())
