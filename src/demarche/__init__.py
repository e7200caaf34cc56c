"""From news reports to an auditable ledger of international events.

>>> import demarche as dm
>>> dm.code("Azerbaijan expelled four Iranian diplomats on Thursday.", published="2023-04-07")  # -> list[Claim]
>>> with dm.open("caucasus.db") as ledger:
...     ledger.run("news/*.html")
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from demarche.version import __version__

if TYPE_CHECKING:
    from demarche.workspace import Workspace, code, open

__all__ = ["Workspace", "__version__", "code", "open"]


def __getattr__(name: str) -> Any:
    """Loads `code`, `open` and `Workspace` at first use: importing the package does no work."""
    if name in ("code", "open", "Workspace"):
        from demarche import workspace

        return getattr(workspace, name)
    raise AttributeError(f"module 'demarche' has no attribute {name!r}")
