"""Parts of a text that are not prose: they stay in the text, but never become sentences.

A line is furniture when all of it has the form of furniture. How a line begins never suffices: "Share prices fell", "By Friday the
rebels had left" and "Save the Children suspended its work" are prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from demarche.records import Span
from demarche.reports.phrases import AGENCIES, LINES, LISTS, NETWORKS, OFFERS

LONGEST = 240
"""Characters beyond which a line is prose, unless it asks for consent to cookies or the like."""

LONGEST_NOTICE = 900
"""Characters that such a notice or a line of credits may have."""

LONGEST_LINK = 160
"""Characters that the headline of another article may have in a list of links."""

_MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_DAYS = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_TIME_WORD = rf"(?:(?:{_MONTHS}|{_DAYS})\.?|\d+(?:st|nd|rd|th)?|[ap]\.?m\.?|at|on|ago|hrs?|hours?|min(?:ute)?s?|days?|weeks?|today|yesterday|gmt|utc|[a-z]?[ce]?[sde]t|ist|bst|local time)"
_TIMES = rf"{_TIME_WORD}(?:[\s,.:/|·•–—()+-]+{_TIME_WORD}){{0,14}}"

_FORMS = re.compile(
    rf"""
      (?:[\d.,]+\s?[km]?\s+)?(?:comments?|shares?|views?|likes?|reactions?|replies|retweets?|reads?)(?:\s*[:(]?\s*[\d.,]+\s?[km]?)?
    | (?:(?:estimated\s)?read(?:ing)?(?:\stime)?\s?[:–-]?\s*)?(?:about\s)?\d+[\s-]*min(?:ute)?s?(?:[\s-](?:read(?:ing)?(?:\stime)?|listen|watch))?
    | (?:click\sto\s)?(?:share|tweet|pin|e-?mail|print|save|copy|send|post)(?:\s(?:this|the|to|on|via|by|with|it|a|link|your))*
        \s(?:article|story|page|post|link|{NETWORKS}|friends?|clipboard)(?:\s\(?opens\sin\s(?:a\s)?new\s(?:window|tab))?
    | (?:(?:{NETWORKS})[\s,|/•·]*(?:\b|$))+
    | (?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{{4}})).{{0,200}}
    | (?:.{{0,80}}\W)?all\srights\sreserved.{{0,80}}
    | (?:last\s|first\s)?(?:updated|published|posted|modified|created)(?:\s(?:on|at))?\s*[:|–-]?\s*{_TIMES}(?:\s(?:by|in)\s.{{1,40}})?
    | {_TIMES}
    | (?:{LISTS})\s*[:|»›–—-]\s*\S.{{0,160}}
    | read\smore\s(?:about|on|at|from|in)\s.{{1,80}}
    | (?:read|watch|listen|live|gallery|in\spictures|photos?|photo\scredits?|photograph|images?|pictures?|video|file\s(?:photo|image|picture)|caption
        |tags?|topics?|categor(?:y|ies)|filed\sunder|posted\s(?:in|under)|keywords?|labels?|via)\s?[:|©]\s?\S.{{0,160}}
    | (?:photo|image|picture|photograph|video|graphic|map|screengrab)(?:\s(?:credit|source|courtesy|caption|by))+(?:\s?:\s?|\s(?:of\s)?)\S.{{0,100}}
    | (?:sources?|author|editor|writer|contact|credits?)\s?:\s?\S+(?:\s\S+){{0,7}}
    | (?:with\s(?:inputs?|additional\sreporting|files|agencies|reporting)\s?(?:from|by)?|(?:(?:additional|additional\sreporting|editing|writing|reporting
        |compiled|edited|written|translated|graphics?|production)(?:\s(?:and|&)\s(?:editing|writing|reporting))?\sby))\s.{{2,240}}
    | (?:sign|log)[\s-](?:up|in|on)\b.{{0,120}}\b(?:{OFFERS})\b.{{0,60}}
    | (?:subscribe|register|login)\s(?:to|for|now|today|here|with|via|and|on)\b.{{0,120}}\b(?:{OFFERS})\b.{{0,60}}
    | (?:please\s)?(?:you\smust\s(?:be|have)|(?:sign|log)\sin)\b.{{0,60}}\bto\s(?:post|leave|add|comment|reply|read|view|continue|vote)\b.{{0,40}}
    | (?:follow|like|find|join|visit|contact|reach|connect\swith)\s(?:us|me|our)\b(?:.{{0,60}}\b(?:on|at|via|by|channels?|groups?|community|page|{OFFERS})\b.{{0,80}})?
    | follow\s.{{2,50}}\son\s(?:{NETWORKS})\b.{{0,60}}
    | follow\s@\w+.{{0,60}}
    | (?:download|get|try|install)\s(?:our|the)\s.{{0,60}}\b(?:app|newsletter|alerts?|inbox)\b.{{0,80}}
    | (?:get|receive|have)\s.{{2,120}}\b(?:in|to)\syour\s(?:inbox|e-?mail|phone|mailbox)\b.{{0,60}}
    | (?:click|tap)\shere\b.{{0,120}}
    | (?:enter|type)\s(?:your|a\svalid)\s(?:e-?mail|name|comment|password|search).{{0,60}}
    | (?:enable|turn\son|allow)\s(?:notifications|javascript|cookies|push).{{0,80}}
    | (?:already\s(?:a\s)?(?:subscriber|subscribed|member|registered|have\san\saccount)|don't\shave\san\saccount).{{0,60}}
    | (?:support|fund|donate\sto)\s(?:our|us|independent)\s(?:journalism|work|newsroom).{{0,80}}
    | be\sthe\sfirst\sto\s(?:comment|know|reply).{{0,60}}
    | (?:got|have|do\syou\shave)\sa\s(?:news\s|story\s)?tip\b.{{0,120}}
    | your\se-?mail\s(?:address\s)?(?:will|is)\s(?:not|never)\b.{{0,160}}
    | (?:required\sfields\sare|fields\smarked).{{0,60}}
    | save\smy\sname,?\s(?:and\s)?e-?mail.{{0,140}}
    | notify\sme\s(?:of|when|by|via)\s.{{0,80}}
    | your\sbrowser\s(?:does\snot|doesn't)\ssupport.{{0,80}}
    | this\s(?:article|story|post|report|piece|content)\s(?:was\s(?:first\s|originally\s)?(?:published|produced|provided)|(?:first|originally)\sappeared
        |is\s(?:part\sof\sour|republished|available\sto)|has\sbeen\s(?:updated|corrected|edited)).{{0,140}}
    | (?:the\s)?(?:views|opinions)\sexpressed\s(?:in\sthis|here|by\sthe\sauthor).{{0,160}}
    | (?:\d+\s)?(?:thoughts?|responses?|replies|comments?)\s(?:on|to)\s["“'‘«].{{1,160}}
    | (?:you\sare\shere\s?:?\s?)?home\s?[>»›/|→]\s?.{{1,140}}
    | [^.!?\n]{{1,30}}(?:\s?[|›»•·]\s?[^.!?|›»•·\n]{{1,30}}){{2,14}}
    | \W?(?:{AGENCIES})(?:\s?[/,&]\s?(?:{AGENCIES}))*
    | (?:AP|AFP|Reuters|EPA|Getty)(?:\s(?:photo|images|file\sphoto))?\s?/\s?.{{2,60}}
    | [\w\s/]{{0,40}}(?:via\s)?(?:getty\simages|shutterstock|ap\simages|afp\sphoto|ap\sphoto|epa-efe|istock)(?:\s?/.{{0,40}})?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_NOTICE = re.compile(
    r"""(?:we(?:\sand\sour\s(?:\d+\s)?partners)?\s(?:use|store|value|care\sabout|collect|process)\b.{0,300}\b(?:cookies?|privacy|devices?|data)\b.*
    | this\s(?:web)?(?:site|page)\s(?:uses\scookies|is\sprotected\sby\srecaptcha|uses\sakismet)\b.*
    | by\s(?:continuing|clicking|using|browsing|signing\sup|subscribing|submitting|registering|entering\syour)\b.{0,200}\b(?:cookies?|terms|privacy|consent|agree)\b.*
    | \(?(?:additional\s)?(?:reporting|writing|editing)(?:\s(?:and|&)\s(?:writing|editing|reporting))?\sby\s.*
    | this\smaterial\smay\snot\sbe\s(?:published|reproduced).*
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME = r"(?:[A-Z][\w.'’-]*|de|van|von|der|al|bin|el|la|da|dos|du)"
_BYLINE = re.compile(
    rf"(?:By|BY|by|Written by|Reported by|Story by|Text by|Words by)[: ]\s?(?P<name>{_NAME}(?: {_NAME}){{0,5}}(?:(?:,| and| &) {_NAME}(?: {_NAME}){{0,4}}){{0,4}})"
    r"(?:\s?[|,–—-]\s?.{0,60}| in [A-Z][\w ]{1,30}|,? \(?[A-Z][\w ]{1,30}\)?)?"
)
_TIME_NAME = re.compile(
    rf"(?:{_MONTHS}|{_DAYS}|the|then|now|late|early|mid\w*|noon|midnight|night|dawn|dusk|evening|morning|christmas|easter|ramadan|new|all|any|some|one|two|no)\b",
    re.IGNORECASE,
)
_ONE_NAME = re.compile(rf"(?:{AGENCIES}|[A-Z]{{2,}}|Staff|Admin|Editor|Editors|Newsroom|Newsdesk|Correspondent)")
_BRACKETS = re.compile(r"[(\[](?P<inside>[^()\[\]\n]{3,240})[)\]][ \t.]*")
_TAIL = re.compile(
    r"[(\[](?:additional reporting|reporting|editing|writing|compiled|edited|with inputs?|photo|image|picture|file photo|video|read more|also read"
    r"|read also|see also|watch|source)\b[^()\[\]\n]{2,400}[)\]][ \t.]*$",
    re.IGNORECASE | re.MULTILINE,
)
# Pages that were pasted as one line. Case matters: "did not want to leave a comment" is prose.
_INSIDE = re.compile(
    r"\b\d{1,2}[ -][Mm]in(?:ute)?s?[ -][Rr]ead\b|\bShare [Tt]his (?:Article|article|Story|story|Post|post)\b|\bLeave [Aa] (?:Reply|reply|Comment|comment)\b"
    r"|\bYour email address will not be published\.?|\bRequired fields are marked ?\*?|\bSkip to (?:main )?content\b|\bStory continues below advertisement\b"
)
_HEADS_LIST = re.compile(rf"(?:{LISTS})", re.IGNORECASE)
_HEADS_COMMENTS = re.compile(
    r"(?:\d+\s)?(?:reader\s)?comments?(?:\s*[:(]?\s*\d+)?|\d+\s(?:thoughts?|responses?|replies)\b.{0,200}|(?:join|start)\sthe\s(?:discussion|conversation)|discussion",
    re.IGNORECASE,
)
_COMMENT_FORM = re.compile(
    r"leave\sa\s(?:reply|comment)|(?:post|add|write)\s(?:a\s|your\s)?comment|your\se-?mail\saddress\swill\snot.{0,120}|cancel\sreply"
    r"|you\smust\sbe\s(?:logged|signed)\sin\sto\s.{0,40}|comments\sare\sclosed",
    re.IGNORECASE,
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_COUNT = re.compile(r"^\d+\s+|\s*[(\[]?\d+$")
_STOPS = (".", "!", "?", "…", ".”", '."', ".’", "?”", "!”", ".)", ";", ",", ":")


def find_furniture(text: str, *, start: int = 0) -> tuple[Span, ...]:
    """The furniture of a text, as spans in order that do not touch; nothing before `start`, where the title ends."""
    lines = list(_lines(text, start))
    flags = [_is_furniture(text[line.start : line.end]) for line in lines]
    _add_links(text, lines, flags)
    _add_comments(text, lines, flags)
    found = [line for line, flag in zip(lines, flags, strict=True) if flag]
    for line, flag in zip(lines, flags, strict=True):
        if not flag:
            found.extend(_inside(text, line))
    return tuple(sorted(found))
