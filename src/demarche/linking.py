"""Links what is new in a ledger: the groups of claims that it touches are judged anew, all others stay as they are.

This gives what linking the whole ledger at once would give, in any order of arrival, since
1. the score of a pair, and whether it is forbidden, depend on its two claims (and the days of their reports) alone;
2. the incidents of a connected group of likely pairs depend on that group alone, by one rule;
3. each likely pair lies within one group of judged claims: the linker keeps a judgement for every two groups that a likely pair
   connects, "same" or "not same".
So what a new, changed or gone claim can change lies in the groups that judgements connect with it or with its likely pairs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from demarche import incidents
from demarche.ledger import Ledger, linking
from demarche.ledger.linking import Change, Told
from demarche.ledger.store import now
from demarche.records import Judgement

WHOLE = 2_000
"""Reports to link from which, if they are a fifth of the ledger, it is linked as a whole: faster, with the same result."""


def link(ledger: Ledger, *, touched: Iterable[str] = ()) -> int:
    """Links what was coded, judged by people or `touched` (ids of claims that were corrected) since the last linking.

    Returns how many judgements are new.
    """
    started, last = now(), linking.last_linking(ledger)
    if last is None or last[1] != incidents.LINKER:
        return link_all(ledger)
    reports = linking.unlinked(ledger, last[0])
    if len(reports) >= WHOLE and len(reports) * 4 > linking.count_reports(ledger):
        return link_all(ledger)
    judged = linking.judged_since(ledger, last[0], prefix=incidents.PERSON)
    return _link_some(ledger, reports, {*judged, *touched}, started)


def link_all(ledger: Ledger) -> int:
    """Links the whole ledger anew; returns how many judgements are new."""
    started = now()
    claims = ledger.claims()
    reports = ledger.reports()
    told = Told(
        claims,
        {report.id: report.text for report in reports},
        ledger.sentences(),
        {report.id: report.published.day for report in reports if report.published},
    )
    given = [judgement for judgement in ledger.judgements() if judgement.by.startswith(incidents.PERSON)]
    linked = _judge(told, given)
    change = Change(incidents.LINKER, linked.judgements, linked.issues, _kept(told), [report.id for report in reports])
    return linking.keep(ledger, change, started)


def _link_some(ledger: Ledger, reports: Collection[str], touched: set[str], started: datetime) -> int:
    """Links some reports and claims into what is linked already."""
    current, gone = linking.claims_of(ledger, reports)
    new = linking.tell(ledger, {*current, *touched})
    if not (new.claims or gone or reports):
        return 0
    near = linking.tell(ledger, linking.block_mates(ledger, _asked(new)) - {claim.id for claim in new.claims})
    published = new.published | near.published
    partners = incidents.partners(new.claims, near.claims, new.texts | near.texts, new.sentences | near.sentences, published)
    group, judgements = linking.connected(ledger, {*partners, *gone, *(claim.id for claim in new.claims)})
    told = linking.tell(ledger, group)
    linked = _judge(told, judgements)
    change = Change(incidents.LINKER, linked.judgements, linked.issues, _kept(new), reports, group, gone)
    return linking.keep(ledger, change, started)


def _judge(told: Told, given: Iterable[Judgement]) -> incidents.Linked:
    return incidents.link(told.claims, told.texts, told.sentences, published=told.published, given=given)


def _kept(told: Told) -> dict[str, Collection[str]]:
    found = incidents.find_blocks(told.claims, told.texts, told.sentences, told.published)
    return {claim: keys.kept for claim, keys in found.items()}


def _asked(told: Told) -> set[str]:
    found = incidents.find_blocks(told.claims, told.texts, told.sentences, told.published)
    return {key for keys in found.values() for key in keys.asked}
