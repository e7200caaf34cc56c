"""An undated act in an `after` clause has the month of what followed it, but no finer date."""

from datetime import date

import pytest

from demarche.entities.dates import date_claims
from tests.parses import act, news


@pytest.mark.parametrize(
    ("preposition", "time", "expected"),
    [("in", "March", (date(2023, 3, 1), date(2023, 3, 31))), ("on", "Monday", None)],
)
def test_only_a_month_dates_the_cause(preposition: str, time: str, expected: tuple[date, date] | None) -> None:
    rows = f"""
        Peru Peru PROPN 2 nsubj
        left leave VERB 0 root
        talks talk NOUN 2 obj
        {preposition} _ ADP 5 case
        {time} {time} PROPN 2 obl
        after _ SCONJ 10 mark
        an _ DET 8 det
        envoy _ NOUN 10 nsubj:pass
        was be AUX 10 aux:pass
        shot shoot VERB 2 advcl
        . . PUNCT 2 punct
    """
    report, sentences = news(rows, published="2023-04-07")
    claims = (
        act(report, sentences, "left", "SANCTION", actors=["Peru"]),
        act(report, sentences, "shot", "ASSAULT", recipients=["an envoy"], background=True),
    )
    shot = date_claims(report, sentences, claims)[1].when
    found = (shot.start, shot.end) if shot and shot.start and shot.end else None
    assert found == expected
