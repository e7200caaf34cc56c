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
from demarche.ledger import Ledger, linking, sql
from demarche.ledger.corrections import issues
from demarche.ledger.linking import Change, Told
from demarche.ledger.versions import histories, superseded
from demarche.records import UNREAL, Judgement

WHOLE = 2_000
"""Reports to link from which, if they are a fifth of the ledger, it is linked as a whole: faster, with the same result."""


def link(ledger: Ledger) -> int:
    """Links what was coded, or what people corrected, judged or took back, since the last linking; returns how many judgements are new."""
    started, last = sql.now(), linking.last_linking(ledger)
    if last is None or last[1] != incidents.LINKER:
        return link_all(ledger)
    reports = linking.unlinked(ledger, last[0])
    if len(reports) >= WHOLE and len(reports) * 4 > linking.count_reports(ledger):
        return link_all(ledger)
    noted = linking.noted(ledger, last[0])
    if linking.hands_on(ledger, reports, noted.claims):
        return link_all(ledger)
    return _link_some(ledger, reports, noted.new, started)


def link_all(ledger: Ledger) -> int:
    """Links the whole ledger anew; returns how many judgements are new."""
    started = sql.now()
    edited, reports = ledger.edited(), ledger.reports()
    gone = superseded(histories(reports))
    told = Told(
        [claim for claim in edited.claims if claim.status not in UNREAL and claim.report not in gone],
        {report.id: report.text for report in reports},
        ledger.sentences(),
        {report.id: report.published.day for report in reports if report.published},
    )
    linked = _judge(told, edited.given)
    met = [*linked.issues, *issues(edited.heirs)]
    change = Change(incidents.LINKER, linked.judgements, met, _kept(told), [report.id for report in reports])
    return linking.keep(ledger, change, started)


def _link_some(ledger: Ledger, reports: Collection[str], noted: Collection[str], started: datetime) -> int:
    """Links some reports, and claims of others that people spoke of, into what is linked already."""
    concerned = linking.claims_of(ledger, reports) | set(noted)
    new = linking.tell(ledger, concerned)
    gone = concerned - {claim.id for claim in new.claims}
    if not (concerned or reports):
        return 0
    near = linking.tell(ledger, linking.block_mates(ledger, _asked(new)) - {claim.id for claim in new.claims})
    published = new.published | near.published
    partners = incidents.partners(new.claims, near.claims, new.texts | near.texts, new.sentences | near.sentences, published)
    group, judgements = linking.connected(ledger, {*partners, *concerned})
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
