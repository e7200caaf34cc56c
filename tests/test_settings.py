"""Settings from the environment."""

import pytest

from demarche.errors import UsageError
from demarche.settings import load


@pytest.mark.parametrize("value", ["²", "0", "-1", "1.5", "", "9" * 5000, "many"])
def test_what_is_no_positive_whole_number_is_a_mistake(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHE_WORKERS", value)
    with pytest.raises(UsageError, match="DEMARCHE_WORKERS"):
        load()


def test_the_environment_goes_before_the_default_of_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMARCHE_WORKERS", "5")
    assert (load(workers=1, batch_reports=2).workers, load(batch_reports=2).batch_reports) == (5, 2)
