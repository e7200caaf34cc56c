"""The forms of furniture: patterns that the whole of a line must fit.

What follows a call such as "sign up" or a label such as "photo" decides, never the beginning alone. All quantifiers are bounded, and lines
are cut short before they come here, so that no line takes more than a fraction of a millisecond.
"""

from __future__ import annotations

import re

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_DAYS = "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_TIME = (
    rf"(?:(?:{_MONTHS}|{_DAYS})\.?|\d+(?:st|nd|rd|th)?|[ap]\.?m\.?|at|on|ago|hrs?|hours?|min(?:ute)?s?|days?|weeks?|today|yesterday"
    r"|gmt|utc|c?es?t|ees?t|edt|p[sd]t|c[sd]t|m[sd]t|msk|ist|bst|local\stime)"
)
_TIMES = rf"{_TIME}(?:[\s,.:/|·•–—()+-]+{_TIME}){{0,14}}"
_NETWORKS = (
    r"facebook\smessenger|facebook|messenger|twitter|x|whats\s?app|telegram|linked\s?in|reddit|pinterest|viber|vk|instagram|you\s?tube|tik\s?tok"
    r"|threads|bluesky|mastodon|tumblr|flipboard|wechat|weibo|line|pocket|skype|google\snews|google\+?|odnoklassniki|e-?mail|print"
    r"|copy(?:\slink)?|share|tweet|rss|sms|subscribe|follow|comments?|save|bookmark|like|pin"
)
_LISTS = (
    r"(?:more|most|latest|related|recommended|popular|trending|top|other|similar|recent|featured|must)[\s-](?:reads?|viewed|shared|commented"
    r"|popular|recent|articles?|stories|news|posts?|content|coverage|headlines|topics|videos?|links?|reading|on\sthis(?:\s(?:story|topic))?"
    r"|like\sthis|from\s.{2,30}|for\syou|in\s(?:world|politics|news|asia|africa|europe|(?:the\s)?middle\seast|(?:the\s)?americas|business))(?:\snow)?"
    r"|related|recommended|trending|(?:what\sto\s)?read\s(?:more|also|next|now)|also\sread|see\salso|up\snext|don't\smiss|in\scase\syou\smissed\sit"
    r"|you\s(?:may|might)\s(?:also\s)?(?:like|be\sinterested\sin)|editors?'?s?'?\s(?:choice|picks?)|(?:more\s)?from\s(?:around\s)?the\sweb"
)
_OFFERS = (
    r"newsletters?|(?:news\s|e-?mail\s)?alerts?|notifications?|(?:your|my)\s(?:inbox|e-?mail|phone)|inbox|account|channels?|updates|app"
    r"|to\s(?:post\sa\s|leave\sa\s|add\sa\s)?comment|continue\sreading|to\s(?:read|access|unlock)|full\s(?:story|article|access)|for\sfree"
    r"|whats\s?app|telegram|facebook|twitter|instagram|you\s?tube|google\snews|rss|podcasts?|premium|subscription|daily\sbriefing"
)
AGENCIES = r"AFP|AP|Reuters|TASS|Xinhua|IRNA|ANSA|EFE|DPA|dpa|PTI|ANI|IANS|AA|Anadolu|Interfax|Kyodo|Yonhap|UPI|BBC|CNN|Agencies|agencies"
"""Wire services, as they stand alone in a credit."""

FORMS = re.compile(
    rf"""
    # Counts and times of reading: 3 Min Read, 12 comments
      (?:[\d.,]{{1,9}}\s?[km]?\s)?(?:comments?|shares?|views?|likes?|reactions?|replies|retweets?|reads?)(?:\s?[:(]?\s?[\d.,]{{1,9}}\s?[km]?)?
    | (?:(?:estimated\s)?(?:read(?:ing)?|listening)(?:\stime)?\s?[:–-]?\s?)?(?:about\s)?\d{{1,3}}[\s-]?min(?:ute)?s?
        (?:[\s-](?:read(?:ing)?(?:\stime)?|listen|watch))?
    # Sharing: Share This Article, Click to share on Facebook (Opens in new window), Facebook Twitter WhatsApp
    | (?:click\sto\s)?(?:share|tweet|pin|e-?mail|print|save|copy|send|post)(?:\s(?:this|the|to|on|via|by|with|it|a|link|your)){{0,5}}
        \s(?:article|story|page|post|link|{_NETWORKS}|friends?|clipboard)(?:\s(?:to|with)\s(?:a\s)?friends?)?
        (?:\s\(?opens\sin\s(?:a\s)?new\s(?:window|tab))?
    | (?:(?:{_NETWORKS})[\s,|/•·]*+)++
    # Rights
    | (?:©|\(c\)\s|copyright\s(?:©|\(c\)|\d{{4}})).{{0,200}}
    | (?:.{{0,80}}\W)?all\srights\sreserved.{{0,80}}
    | this\smaterial\smay\snot\sbe\s(?:published|reproduced).{{0,160}}
    # Dates and datelines of their own
    | (?:last\s|first\s)?(?:updated|published|posted|modified|created)(?:\s(?:on|at))?\s?[:|–-]?\s?{_TIMES}(?:\s(?:by|in)\s.{{1,40}})?
    | {_TIMES}
    # Links to other articles: Read more: …
    | (?:{_LISTS})\s?[:|»›–—-]\s?\S.{{0,160}}
    | read\smore\s(?:about|on|at|from|in)\s.{{1,80}}
    | (?:read|watch|listen|gallery|in\spictures)\s?[:|]\s?\S.{{0,160}}
    # Captions, credits, labels: Photo: …, Tags: …
    | (?:file\s)?(?:photo(?:graph)?|image|picture|video|graphic|map)s?(?:\s(?:credits?|source|courtesy|caption|by)){{0,2}}
        \s?[:|©]\s?\S.{{0,160}}
    | (?:caption|tags?|topics?|categor(?:y|ies)|filed\sunder|posted\s(?:in|under)|keywords?|labels?|via)\s?[:|]\s?\S.{{0,160}}
    | (?:posted|filed)\s(?:in|under)(?-i:\s[A-Z][\w&-]{{0,20}},?){{1,4}}
    | (?:sources?|author|editor|writer|contact|credits?)\s?:\s?\S{{1,40}}(?:\s\S{{1,40}}){{0,7}}
    | (?:AP|AFP|Reuters|EPA|Getty)(?:\s(?:photo|images|file\sphoto))?\s?/\s?.{{2,60}}
    | [\w\s/]{{0,40}}(?:getty\simages|shutterstock|ap\simages|afp\sphoto|ap\sphoto|epa-efe|istock)(?:\s?/.{{0,40}})?
    | (?:{AGENCIES})(?:\s?[/,&]\s?(?:{AGENCIES})){{0,4}}
    # Calls: Sign up for our newsletter, Follow us on Twitter
    | (?:sign|log)[\s-](?:up|in|on)\b.{{0,120}}\b(?:{_OFFERS})\b.{{0,60}}
    | (?:subscribe|register|login)\s(?:to|for|now|today|here|with|via|and|on)\b.{{0,120}}\b(?:{_OFFERS})\b.{{0,60}}
    | (?:subscribe|register|sign\sup|sign\sin|log\sin|login)(?:\s(?:now|today|here|for\sfree)){{1,2}}
    | (?:please\s)?(?:you\smust\s(?:be|have)|(?:sign|log)\sin)\b.{{0,60}}\bto\s(?:post|leave|add|comment|reply|read|view|vote)\b.{{0,40}}
    | (?:follow|like|find|join|visit|contact|connect\swith)\s(?:us|me|our)\b(?:.{{0,30}}\b(?:on|at|via)\s(?:our\s)?
        (?:{_NETWORKS}|social\smedia|@\w|www|http).{{0,80}}|.{{0,40}}\b(?:channel|community|newsletter|page)\b.{{0,60}})?
    | follow\s.{{2,50}}\son\s(?:{_NETWORKS}|social\smedia)\b.{{0,60}}
    | follow\s@\w.{{0,60}}
    | (?:download|get|try|install)\s(?:our|the)\s.{{0,60}}\b(?:app|newsletter|alerts|inbox)\b.{{0,80}}
    | (?:get|receive)\s.{{2,120}}\b(?:in|to)\syour\s(?:inbox|e-?mail|phone|mailbox)\b.{{0,60}}
    | (?:click|tap)\shere(?:\s(?:to|for|if)\b.{{0,120}})?
    | (?:enter|type)\s(?:your|a\svalid)\s(?:e-?mail|name|comment|password|search).{{0,60}}
    | (?:please\s)?(?:enable|turn\son|allow)\s(?:notifications|javascript|cookies|push).{{0,80}}
    | (?:already\s(?:a\s)?(?:subscriber|subscribed|member|registered|have\san\saccount)|don't\shave\san\saccount).{{0,60}}
    | (?:support|fund|donate\sto)\s(?:our|independent)\s(?:journalism|newsroom).{{0,80}}
    | be\sthe\sfirst\sto\s(?:comment|know|reply).{{0,60}}
    | (?:got|have|do\syou\shave)\sa\s(?:news\s|story\s)?tip\b.{{0,120}}
    | your\sbrowser\s(?:does\snot|doesn't)\ssupport.{{0,80}}
    # Comment forms
    | your\se-?mail\s(?:address\s)?(?:will|is)\s(?:not|never)\b.{{0,160}}
    | (?:required\sfields\sare|fields\smarked).{{0,60}}
    | save\smy\sname,?\s(?:and\s)?e-?mail.{{0,140}}
    | notify\sme\s(?:of|when|by|via)\s.{{0,80}}
    | (?:\d{{1,5}}\s)?(?:thoughts?|responses?|replies|comments?)\s(?:on|to)\s["“'‘«].{{1,160}}
    # Of the article itself
    | this\s(?:article|story|post)\s(?:was\s(?:first\s|originally\s)?(?:published|produced|provided)|(?:first|originally)\sappeared
        |is\s(?:part\sof\sour|republished|available\sto)|has\sbeen\s(?:updated|corrected|edited)).{{0,140}}
    | (?:the\s)?(?:views|opinions)\sexpressed\s(?:in\sthis|here|by\sthe\sauthor).{{0,160}}
    # Menus and crumbs: Home > World > Asia; World | Politics | Sport
    | (?:you\sare\shere\s?:?\s?)?home\s?[>»›/|→]\s?.{{1,140}}
    | [^.!?|›»•·\n]{{1,32}}+(?:[|›»•·][^.!?|›»•·\n]{{1,32}}+){{2,14}}
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Lines (without marks at either end and with straight apostrophes) that are furniture."""

NOTICE = re.compile(
    r"""(?:we(?:\sand\sour\s(?:\d{1,5}\s)?partners)?\s(?:use|store|value|care\sabout|collect|process)\b.{0,200}
        (?:\bcookies?(?:\s(?:to|and|on|for|in|that|or|policy)\b|[,.]|$)|\byour\s(?:data|device|privacy|experience)|\bprivacy\spolicy).{0,700}
    | this\s(?:web)?(?:site|page)\s(?:uses\scookies|is\sprotected\sby\srecaptcha|uses\sakismet).{0,700}
    | by\s(?:continuing|clicking|using|browsing|signing\sup|subscribing|submitting|registering|entering)\b.{0,200}
        (?:\byou\s(?:agree|accept|consent|acknowledge|confirm)\b|\bprivacy\spolicy|\bcookies?\b).{0,700}
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Notices about cookies and consent, which may be longer than other furniture."""

_NAME = r"[A-Z][\w.'’-]{0,40}"
_PARTICLE = r"(?:[A-Z][\w.'’-]{0,40}|de|van|von|der|al|bin|el|la|da|dos|du)"
BYLINE = re.compile(
    rf"(?:By|BY|by|(?:Written|Reported|Story|Text|Words)\sby):?\s(?P<name>{_NAME}(?:\s{_PARTICLE}){{0,5}}(?:(?:,|\sand|\s&)\s{_NAME}(?:\s{_PARTICLE}){{0,4}}){{0,4}})"
    r"(?:\s?[|,–—-]\s?.{0,60}|\sin\s[A-Z][\w ]{1,30}|,?\s\(?[A-Z][\w ]{1,30}\)?)?"
)
"""By Jane Doe and John Roe, Reuters."""

NO_NAME = re.compile(
    rf"(?:{_MONTHS}|{_DAYS}|the|then|now|late|early|mid\w{{0,12}}|noon|midnight|night|dawn|dusk|evening|morning|christmas|easter|ramadan|new|all|any|some|one|two|no)\b",
    re.IGNORECASE,
)
"""How a phrase with "by" begins that is no byline: By Friday Night."""

ONE_NAME = re.compile(rf"(?:{AGENCIES}|[A-Z]{{2,40}}|Staff|Admin|Editor|Editors|Newsroom|Newsdesk|Correspondent)")
"""A byline of one word."""

CREDIT = re.compile(
    rf"""(?:
      (?i:with\s(?:inputs?|files|additional\sreporting|reporting)\s(?:from|by)
        |(?:lead|(?:additional\s)?(?:editing|writing|reporting)(?:\s(?:and|&)\s(?:editing|writing|reporting))?|compiled|edited|written|translated|production|graphics?)\sby
        |(?:photo(?:graph)?s?|images?|pictures?)\s(?:by|courtesy(?:\sof)?|via|credit))
      (?::?\s(?:{_NAME}|and|in|by|for|from|with|of|the|de|van|von|al|el|bin|agencies|additional|editing|reporting|writing|graphics|&)[,;:/)]?){{1,60}}+
    )""",
    re.VERBOSE,
)
"""Credits: Reporting by Jane Doe in Accra; editing by John Roe. Nothing but names and joints may follow."""

TAIL = re.compile(
    r"[(\[](?:(?:additional\s)?reporting|editing|writing|compiled|edited|with\sinputs?|(?:file\s)?photo|image|picture|video|read\smore|also\sread|read\salso"
    r"|see\salso|watch|source)\b[^()\[\]\n]{2,400}[)\]][ \t.]{0,9}(?=\r?$)",
    re.IGNORECASE | re.MULTILINE,
)
"""Credits and links in brackets at the end of a paragraph."""

INSIDE = re.compile(
    r"\b\d{1,2}[ -][Mm]in(?:ute)?s?[ -][Rr]ead\b|\bShare [Tt]his (?:Article|article|Story|story|Post|post)\b"
    r"|\bLeave [Aa] (?:Reply|reply|Comment|comment)\b"
    r"|\bYour email address will not be published\.?|\bRequired fields are marked ?\*?"
    r"|\bSkip to (?:main )?content\b|\bStory continues below advertisement\b"
)
"""Furniture within a line, of pages pasted as one. Case matters: "did not want to leave a comment" is prose."""

HEADS_LINKS = re.compile(rf"(?:{_LISTS})", re.IGNORECASE)
"""Headings under which pages list other articles."""

HEADS_COMMENTS = re.compile(
    r"(?:\d{1,5}\s)?(?:reader\s)?comments?(?:\s?[:(]?\s?\d{1,5})?|\d{1,5}\s(?:thoughts?|responses?|replies)\b.{0,200}|(?:join|start)\sthe\s(?:discussion|conversation)",
    re.IGNORECASE,
)
"""Headings under which readers comment."""

COMMENT_FORM = re.compile(
    r"leave\sa\s(?:reply|comment)|(?:post|add|write)\s(?:a\s|your\s)?comment|your\se-?mail\saddress\swill\snot.{0,120}|cancel\sreply"
    r"|you\smust\sbe\s(?:logged|signed)\sin\sto\s.{0,40}|comments\sare\sclosed",
    re.IGNORECASE,
)
"""What stands at the end of readers' comments."""
