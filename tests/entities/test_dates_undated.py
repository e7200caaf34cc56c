"""Acts without a time of their own: news is of the day, deeds told again lie before it, plans after it."""

from datetime import date

import pytest

from demarche.pipeline import Pipeline
from demarche.records import Published, Report, When, report_id

DAY = date(2019, 5, 14)


def when_of(text: str, word: str) -> When:
    report = Report(report_id(text, day=DAY), text, published=Published(DAY, "given"), language="en")
    (claims,) = Pipeline().code([report]).claims
    (claim,) = [claim for claim in claims if report.quote(claim.trigger) == word]
    assert claim.when is not None
    return claim.when


LEAD = "Kenya condemned Sudan. Nairobi accused Khartoum of lies."


@pytest.mark.parametrize(
    ("text", "word", "start", "end"),
    [
        ("Kenya expelled two Sudanese diplomats.", "expelled", DAY, DAY),
        (f"{LEAD} Kenya expelled two Sudanese diplomats.", "expelled", None, DAY),
        (f"{LEAD} Kenya rejected the Sudanese demand.", "rejected", DAY, DAY),
        (f"{LEAD} On Monday Kenya expelled two Sudanese diplomats.", "expelled", date(2019, 5, 13), date(2019, 5, 13)),
    ],
)
def test_an_act_without_a_time(text: str, word: str, start: date | None, end: date) -> None:
    when = when_of(text, word)
    assert (when.start, when.end) == (start, end)
