"""Commands that ask a ledger: `timeline`, `incidents`, `explain`, `disputes`, `quotes`, `status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from demarche.cli.options import LEDGER, AsOf, Json, LearnedBy, LedgerAt, read_day, read_state
from demarche.errors import LedgerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from demarche.pipeline import View
    from demarche.records import Incident


def register(app: typer.Typer) -> None:
    """Adds the commands."""
    for command in (timeline, incidents, explain, disputes, quotes, status):
        app.command()(command)


def timeline(
    first: Annotated[str, typer.Argument(help="A state by its ISO code, such as AZE.")],
    second: Annotated[str, typer.Argument(help="The other state.")],
    ledger: LedgerAt = LEDGER,
    as_of: AsOf = None,
    learned_by: LearnedBy = None,
    json: Json = False,
) -> None:
    """The incidents between two states, in order of time."""
    from demarche.analysis import between

    pair = (read_state(first), read_state(second))
    known = _view(ledger, as_of, learned_by)
    _print(between(known.incidents, *pair), known, json=json, none=f"No incident between {pair[0]} and {pair[1]} in this ledger.")


def incidents(
    ledger: LedgerAt = LEDGER,
    as_of: AsOf = None,
    learned_by: LearnedBy = None,
    event: Annotated[str | None, typer.Option("--event", help="Only this PLOVER type.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", help="Only with this state (ISO code).")] = None,
    json: Json = False,
) -> None:
    """All incidents, in order of time."""
    from demarche import codebook
    from demarche.analysis import states_of

    if event and event.upper() not in codebook.load().events:
        raise UsageError(f"{event!r} is no event type.", remedy=f"Known: {', '.join(sorted(codebook.load().events))}.")
    known = _view(ledger, as_of, learned_by)
    found = [
        incident
        for incident in known.incidents
        if (not event or incident.event == event.upper()) and (not actor or read_state(actor) in states_of(incident))
    ]
    _print(found, known, json=json, none="No incident in this ledger.")


def disputes(ledger: LedgerAt = LEDGER, as_of: AsOf = None, learned_by: LearnedBy = None, json: Json = False) -> None:
    """The incidents on which reports or speakers contradict each other, and who holds what."""
    from demarche.cli import show

    known = _view(ledger, as_of, learned_by)
    disputed = [incident for incident in known.incidents if incident.disputes]
    if json:
        _print(disputed, known, json=True, none="")
        return
    if not disputed:
        print("Nothing is disputed in this ledger.")
    for incident in disputed:
        print(f"{show.day(incident.when)}  {show.kind(incident)}  {show.act(incident)}  {incident.id[:8]}")
        for line in show.disputes(incident.disputes):
            print(f"    {line}")


def quotes(
    words: Annotated[list[str] | None, typer.Argument(help="Words that the quotation must hold.")] = None,
    ledger: LedgerAt = LEDGER,
    by: Annotated[str | None, typer.Option("--by", help="Who says it: a code (IRN, IRN GOV) or part of a name.")] = None,
    to: Annotated[str | None, typer.Option("--to", help="To whom: a code or part of a name.")] = None,
    as_of: AsOf = None,
    learned_by: LearnedBy = None,
    json: Json = False,
) -> None:
    """What was said word for word, by whom and to whom, in order of publication."""
    import msgspec

    from demarche.analysis import find_quotes
    from demarche.cli import show
    from demarche.exports import remark_form

    known = _view(ledger, as_of, learned_by)
    found = find_quotes(known.remarks, known.reports, words=" ".join(words or ()), by=by, to=to)
    if json:
        print(msgspec.json.encode([remark_form(remark, known.reports[remark.report]) for remark in found]).decode())
        return
    for remark in found:
        print(show.quote_line(remark, known.reports[remark.report]))
    if not found:
        print("No such quotation in this ledger.")


def explain(
    incident: Annotated[str, typer.Argument(help="The id of an incident, or its beginning.")],
    ledger: LedgerAt = LEDGER,
    as_of: AsOf = None,
    learned_by: LearnedBy = None,
    json: Json = False,
) -> None:
    """One incident with all that is behind it: sentences, statuses, speakers, disputes, and why reports were joined."""
    from demarche.cli import claims, explaining

    known = _view(ledger, as_of, learned_by)
    found = _one(known, incident)
    own = [j for j in known.judgements if j.same and {j.left, j.right} <= set(found.claims)]
    if json:
        _explain_json(found, known, own)
        return
    explaining.explain(found, known, [_reason(judgement, known) for judgement in own])
    claims.tell(found, known)


def status(ledger: LedgerAt = LEDGER, json: Json = False) -> None:
    """What a ledger holds, and what went wrong while it was filled."""
    import msgspec

    from demarche.cli import show
    from demarche.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        counts, issues = opened.counts(), opened.issues()
    if json:
        print(msgspec.json.encode({"counts": counts, "issues": issues}).decode())
        return
    for name, count in counts.items():
        print(f"{name:10} {count:>8}")
    for issue in issues:
        print(show.issue(issue))


def _view(ledger: str, as_of: str | None, learned_by: str | None) -> View:
    from demarche.ledger import Ledger
    from demarche.pipeline import view

    out_by, here_by = read_day(as_of, "--as-of"), read_day(learned_by, "--learned-by")
    with Ledger.open(ledger, create=False) as opened:
        return view(opened, as_of=out_by, learned_by=here_by)


def _print(found: Sequence[Incident], known: View, *, json: bool, none: str) -> None:
    from demarche import codebook
    from demarche.cli import show
    from demarche.exports import incident_form

    book = codebook.load()
    if json:
        import msgspec

        print(msgspec.json.encode([incident_form(incident, known.reports, book) for incident in found]).decode())
    elif found:
        show.timeline(found, book)
    else:
        print(none)


def _one(known: View, start: str) -> Incident:
    found = [incident for incident in known.incidents if incident.id.startswith(start)]
    if not found or not start:
        raise LedgerError(f"No incident's id begins with {start!r}.", remedy="See the ids with: demarche incidents")
    if len(found) > 1:
        raise LedgerError(f"{len(found)} incidents begin with {start!r}.", remedy="Give more of the id.")
    return found[0]


def _reason(judgement: Any, known: View) -> str:
    from demarche.cli.show import clean

    reports = [clean(known.reports[known.claims[claim].report].name) for claim in (judgement.left, judgement.right)]
    strongest = ", ".join(f"{clean(reason.feature)} {reason.weight:+.1f}" for reason in judgement.reasons[:5])
    return f"{reports[0]} ~ {reports[1]}: {judgement.score:.2f} by {clean(judgement.by)} ({strongest})"


def _explain_json(found: Incident, known: View, judgements: Sequence[Any]) -> None:
    import msgspec

    from demarche import codebook
    from demarche.cli.claims import corrected_fields
    from demarche.cli.explaining import find_copies
    from demarche.exports import claim_form, incident_form

    book = codebook.load()
    claims = [known.claims[claim] for claim in found.claims]
    form = {
        "incident": incident_form(found, known.reports, book),
        "claims": [
            {
                **claim_form(claim, known.reports[claim.report], book, incident=found.id),
                "sentence": known.sentence(claim),
                "corrections": corrected_fields(claim),
            }
            for claim in claims
        ],
        "judgements": judgements,
        "copies": find_copies(found, known),
    }
    print(msgspec.json.encode(form).decode())
