"""The pages hang together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import DOCS, PAGES, anchors, links, name

MEASURED = DOCS / "quality.md"
"""Written by the benchmarks, which need data that a clone has not: it may not be there yet."""


def target(page: Path, link: str) -> Path:
    path = link.partition("#")[0]
    return (page.parent / path).resolve() if path else page


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_relative_link_resolves(page: Path) -> None:
    inside = [link for link in links(page) if "://" not in link and not link.startswith("mailto:")]
    broken = [link for link in inside if not target(page, link).exists() and target(page, link) != MEASURED]
    assert not broken


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_to_a_heading_finds_it(page: Path) -> None:
    marked = [link for link in links(page) if "#" in link and "://" not in link]
    assert not [link for link in marked if link.partition("#")[2] not in anchors(target(page, link))]


def test_every_page_can_be_reached_from_the_index() -> None:
    reached, ahead = set(), [DOCS / "README.md"]
    while ahead:
        page = ahead.pop()
        if page not in reached and page.suffix == ".md" and page.exists() and page.is_relative_to(DOCS):
            reached.add(page)
            ahead += [target(page, link) for link in links(page) if "://" not in link]
    # The pages of decisions are listed by their folder.
    missing = [name(page) for page in DOCS.rglob("*.md") if page not in reached and page.parent.name != "decisions"]
    assert not missing


@pytest.mark.parametrize("page", ["tutorial.md", "how-to/own-reports.md", "how-to/use-from-python.md", "how-to/use-postgresql.md"])
def test_the_pages_for_users_are_there(page: str) -> None:
    assert (DOCS / page) in PAGES
