"""What changed between two views of a ledger: incidents new, gone, changed, merged and split, and because of what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from demarche import incidents
from demarche.analysis import between
from demarche.comparison.heirs import match
from demarche.comparison.texts import Rewritten, rewritten
from demarche.ledger import Edit
from demarche.pipeline import View
from demarche.records import Actor, Claim, Incident, When

CauseKind = Literal["report", "version", "edit", "coding", "linking"]


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something changed: a report that came, one that was printed otherwise, an edit, or that it was coded or linked anew."""

    kind: CauseKind
    id: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A field of an incident before and after; empty where it had or has no value."""

    field: str
    before: str
    after: str
    because: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of some incidents: `before` and `after` are empty for what is new or gone, several for what was merged or split."""

    before: tuple[Incident, ...]
    after: tuple[Incident, ...]
    because: tuple[Cause, ...]
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Diff:
    """All that changed between two views."""

    new: tuple[Changed, ...]
    gone: tuple[Changed, ...]
    changed: tuple[Changed, ...]
    merged: tuple[Changed, ...]
    split: tuple[Changed, ...]
    rewritten: tuple[Rewritten, ...]

    def __bool__(self) -> bool:
        return any((self.new, self.gone, self.changed, self.merged, self.split, self.rewritten))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two views with what connects them."""

    before: View
    after: View
    heirs: Mapping[str, str]
    edits: Sequence[Edit]
    """Those made or taken back in between."""


def diff(before: View, after: View, *, edits: Sequence[Edit] = (), dyad: tuple[str, str] | None = None) -> Diff:
    """What changed from one view to the other. `edits`: those made or taken back between the two. `dyad`: only between two states."""
    pair = _Pair(before, after, match(before, after), edits)
    place = {claim: incident.id for incident in after.incidents for claim in incident.claims}
    into = {i.id: sorted({place[h] for c in i.claims if (h := pair.heirs.get(c)) in place}) for i in before.incidents}
    out_of: defaultdict[str, list[str]] = defaultdict(list)
    for old, targets in into.items():
        for target in targets:
            out_of[target].append(old)
    olds, news = ({i.id: i for i in view.incidents} for view in (before, after))
    wanted = _between(before, after, dyad)
    new = [_changed(pair, (), (i,)) for i in after.incidents if not out_of[i.id]]
    gone = [_changed(pair, (i,), ()) for i in before.incidents if not into[i.id]]
    merged = [_changed(pair, [olds[o] for o in out_of[i.id]], (i,)) for i in after.incidents if len(out_of[i.id]) > 1]
    split = [_changed(pair, (i,), [news[n] for n in into[i.id]]) for i in before.incidents if len(into[i.id]) > 1]
    kept = [
        _changed(pair, (i,), (news[into[i.id][0]],)) for i in before.incidents if len(into[i.id]) == 1 and out_of[into[i.id][0]] == [i.id]
    ]
    return Diff(
        wanted(new), wanted(gone), wanted([one for one in kept if one.changes]), wanted(merged), wanted(split), _rewritten(before, after)
    )


def _between(before: View, after: View, dyad: tuple[str, str] | None) -> Callable[[Iterable[Changed]], tuple[Changed, ...]]:
    """What keeps only what is about two states."""
    own = {i.id for view in (before, after) for i in (between(view.incidents, *dyad) if dyad else view.incidents)}
    return lambda found: tuple(one for one in found if any(i.id in own for i in (*one.before, *one.after)))


def _changed(pair: _Pair, before: Sequence[Incident], after: Sequence[Incident]) -> Changed:
    causes = _causes(pair, before, after)
    changes = _changes(pair, before[0], after[0], causes) if len(before) == len(after) == 1 else ()
    return Changed(tuple(before), tuple(after), causes, changes)


def _causes(pair: _Pair, before: Iterable[Incident], after: Iterable[Incident]) -> tuple[Cause, ...]:
    """What was there after and not before that bears on some incidents."""
    old = [pair.before.claims[claim] for incident in before for claim in incident.claims]
    new = [pair.after.claims[claim] for incident in after for claim in incident.claims]
    causes = [_report(pair.after, claim.report) for claim in new if claim.report not in pair.before.reports]
    causes += [_version(pair, c.report) for c in old if c.report in pair.after.superseded and c.report not in pair.before.superseded]
    ids = {claim.id for claim in (*old, *new)}
    causes += [_edit(edit) for edit in pair.edits if ids & {*edit.claims, *(pair.after.heirs.get(claim, claim) for claim in edit.claims)}]
    if not causes:
        coders = {claim.by for claim in old}
        causes.append(Cause("coding") if any(claim.by not in coders for claim in new) and old else Cause("linking"))
    return tuple(dict.fromkeys(causes))


def _report(view: View, report: str) -> Cause:
    found = view.reports[report]
    day = found.published.day.isoformat() if found.published else "undated"
    return Cause("report", report, ", ".join(part for part in (found.name, found.outlet, day) if part))


def _version(pair: _Pair, report: str) -> Cause:
    older, newer = pair.after.reports[report], pair.after.reports[pair.after.superseded[report]]
    return Cause("version", newer.id, f"{newer.outlet or 'the outlet'} changed its text: {newer.name} instead of {older.name}")


def _edit(edit: Edit) -> Cause:
    taken = "taken back: " if edit.withdrawn else ""
    return Cause("edit", edit.id, f"{taken}{edit.act} by {edit.by.partition(':')[2]}: {edit.what}" + (f" ({edit.why})" if edit.why else ""))


def _changes(pair: _Pair, before: Incident, after: Incident, causes: tuple[Cause, ...]) -> tuple[Change, ...]:
    old, new = _values(before), _values(after)
    old |= {"reports": str(len(before.reports)), "sources": str(before.sources), "disputed": _disputed(before)}
    new |= {"reports": str(len(after.reports)), "sources": str(after.sources), "disputed": _disputed(after)}
    fields = dict.fromkeys((*old, *new))
    return tuple(
        Change(field, old.get(field, ""), new.get(field, ""), _because(pair, field, new.get(field, ""), after, causes))
        for field in fields
        if old.get(field, "") != new.get(field, "")
    )


def _because(pair: _Pair, field: str, value: str, after: Incident, causes: tuple[Cause, ...]) -> tuple[Cause, ...]:
    """The causes that show this value; all of them where none does."""
    attributes = {edit.id: edit.attributes for edit in pair.edits}
    telling = {c.report for id_ in after.claims if _values(c := pair.after.claims[id_]).get(field) == value}
    near = [
        cause
        for cause in causes
        if (cause.kind == "edit" and field in attributes[cause.id]) or (cause.kind in ("report", "version") and cause.id in telling)
    ]
    return tuple(near) or causes


def _values(item: Claim | Incident) -> dict[str, str]:
    """What claims and incidents both have, in words, under the names by which it is corrected."""
    return {
        "event": item.event,
        "mode": item.mode or "",
        "actor": _codes(item.actors),
        "recipient": _codes(item.recipients),
        "place": item.place.name if item.place else "",
        "day": _day(item.when),
        "status": item.status,
        **{magnitude.kind: incidents.show(magnitude) for magnitude in item.magnitudes},
    }


def _codes(actors: Sequence[Actor]) -> str:
    return " + ".join(sorted({actor.code if actor.side else actor.name for actor in actors}))


def _day(when: When | None) -> str:
    if when is None or not (when.start or when.end):
        return ""
    start, end = (day.isoformat() if day else "" for day in (when.start, when.end))
    return start if start == end else f"{start}/{end}"


def _disputed(incident: Incident) -> str:
    return "; ".join(f"{d.field}: {' | '.join(sorted(version.value for version in d.versions))}" for d in incident.disputes)


def _rewritten(before: View, after: View) -> tuple[Rewritten, ...]:
    """The reports whose newer text came in between."""
    sentences = {**before.sentences, **after.sentences}
    return tuple(
        rewritten(after.reports[older], after.reports[newer], sentences)
        for older, newer in after.superseded.items()
        if older not in before.superseded
    )
