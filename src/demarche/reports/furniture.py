"""Parts of a text that are not prose: they stay in the text, but never become sentences."""

from __future__ import annotations

import re

from demarche.records import Span

_LINES = re.compile(
    r"""^[ \t]*(?:
        \d+\s+min(?:ute)?s?\s+read                                                   # 3 Min Read
      | (?:share|print|email|e-mail|tweet|copy\ link|save)(?:\s+(?:this|on|via|the)\b.{0,40})?   # Share This Article
      | (?:leave\ a|post\ a|add\ a|write\ a)\ (?:comment|reply)\b.{0,40}
      | (?:\d+\s+)?comments?(?:\s*\(\d+\))?
      | your\ email\ address\ will\ not\ be\ published.{0,120}
      | required\ fields\ are\ marked.{0,20}
      | save\ my\ name,\ email.{0,120}
      | (?:name|email|website|comment)\s*\*?
      | (?:subscribe|sign\ up|sign\ in|log\ in|register|newsletter)\b.{0,80}
      | (?:follow|like|find)\ us\ on\b.{0,60}
      | (?:also\ read|read\ (?:also|more|next)|see\ also|related(?:\ (?:articles?|stories|news|topics))?|more\ on\ this(?:\ story)?
          |recommended|you\ may\ also\ like|trending(?:\ now)?|most\ (?:read|popular))\b\s*(?::.{0,160})?
      | \[?\s*(?:read\ more|watch|see\ also|also\ read)\b[^\n]{0,160}\]
      | (?:advertisement|advertisements|sponsored(?:\ content)?|ad|story\ continues\ below.{0,30}|continue\ reading.{0,40})
      | (?:image|photo|picture|video|file\ photo)\s*(?:credit|source|courtesy|by|caption)?s?\s*[:©].{0,160}
      | (?:©|\(c\)|copyright)\b.{0,120}
      | ©.{0,120}
      | all\ rights\ reserved.{0,60}
      | (?:tags?|topics?|categories|category|filed\ under|keywords)\s*:.{0,160}
      | (?:last\ )?(?:updated|published|modified|posted)\s*(?:on|at|:)?\s*[\d(A-Z].{0,60}
      | by\s+[A-Z][\w.'’-]+(?:\s+(?:and\s+)?[A-Z][\w.'’-]+){0,4}(?:,\s*[A-Z][\w\ ]{0,30})?
      | (?:skip\ to|jump\ to)\ (?:main\ )?content
      | (?:home|menu|search|close|back\ to\ top|load\ more|show\ more|next|previous|next\ article|previous\ article)
      | (?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|messenger|viber|vk|instagram|youtube)
      | (?:we\ use\ cookies|this\ (?:site|website)\ uses\ cookies|accept\ (?:all\ )?cookies).{0,200}
      | \(?(?:with\ inputs\ from|(?:additional\ )?reporting\ by|(?:editing|writing|compiled|edited)\ by|source\s*:)\b.{0,200}
      | [\W_]+                                                                        # rules of dashes, bullets, emoji
    )[ \t]*\.?[ \t]*$""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
_BYLINE = re.compile(r"by\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]")

LONGEST = 240
"""Characters beyond which a line is prose whatever it begins with."""


def find_furniture(text: str) -> tuple[Span, ...]:
    """The lines that are page furniture, as spans in order."""
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip() and len(line) <= LONGEST and _is_furniture(line):
            found.append(Span(start, end))
        start = end + 1
    return tuple(found)


def _is_furniture(line: str) -> bool:
    match = _LINES.match(line)
    if not match:
        return False
    # A byline has no verb of ours to lose, but "By Friday" begins a sentence that runs on.
    return not (_BYLINE.match(line.strip()) and line.rstrip().endswith((".", "!", "?")))
