"""Which line of a plain text is its title, and what above and below it is no part of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.model import Block
from factcheck.reading import phrases, published

SEPARATOR = re.compile(r"\s(?:[|•·›»>/\\~→]|//|::|[-–—.])\s|\s*[›»|]\s*")
NAME = re.compile(r"^[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|der|den|bin|al|da|di|la|le)){1,3}$")
_SENTENCE_END = re.compile(r"""[.!?]["'”’)\]]*$""")
_BRACKETED = re.compile(r"(?:\[[^\]]+\]\s*){2,}$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_LINES = 16  # a title stands among the first of them
_ENOUGH = 0.4  # the score below which a text has no title


def titled(blocks: Sequence[Block], head: int) -> list[Block]:
    """The blocks of a plain text with the line that is its title marked as such; `head`: where its prose begins.

    Of the lines above the prose it is the one whose words the text takes up most; the first of those that come near.
    """
    first = next((at for at, block in enumerate(blocks) if block.kind == "heading" and block.level == 1), None)
    if first is not None:
        return _at(blocks, first)
    body = {word.casefold() for block in blocks[head : head + 40] for word in _WORD.findall(block.text)}
    contents = (
        at for at, block in enumerate(blocks[:_LINES]) if phrases.line_reason(block.text) == "table of contents"
    )
    scores = [_score(blocks, at, body) for at in range(min(head, _LINES, len(blocks), next(contents, _LINES)))]
    best = max(scores, default=0.0)
    if best >= _ENOUGH:
        return _at(blocks, next(at for at, score in enumerate(scores) if score >= best - 0.12))
    likely = (at for at, score in enumerate(scores) if score > 0.1 and len(_WORD.findall(blocks[at].text)) > 2)
    return _at(blocks, next(likely, -1))


def _at(blocks: Sequence[Block], title: int) -> list[Block]:
    return [block._replace(kind="title", level=1) if at == title else block for at, block in enumerate(blocks)]


def _score(blocks: Sequence[Block], at: int, body: set[str]) -> float:
    """How well a line serves as the title of a text with these words."""
    block = blocks[at]
    text = block.text
    parts = SEPARATOR.split(text)
    words = [word for word in _WORD.findall(parts[0] if _is_site(parts) else text) if len(word) > 3]
    count = text.count(" ") + 1
    bulleted = block.kind == "item" and block.level > 0
    if bulleted or block.kind not in ("paragraph", "heading", "item") or not words or not 2 <= count <= 30:
        return 0.0
    if is_byline(text) or is_navigation(text) or phrases.line_reason(text) or phrases.end_reason(text):
        return 0.0
    score = sum(word.casefold() in body for word in words) / (len(words) + 1.5)
    dated = any(is_byline(other.text) for other in blocks[at + 1 : at + 3])
    loose = 0.2 * (len(parts) - 1 - _is_site(parts)) + (0.3 if text.endswith((".", ":", ",")) else 0.0)
    return score + (0.45 if dated else 0.0) - loose - (0.2 if count < 4 else 0.0)


def _is_site(parts: Sequence[str]) -> bool:
    """Whether the last part of a line may be the site's name: «New ferry for the northern line - The Coast»."""
    return len(parts) > 1 and parts[0].count(" ") > 3 and parts[-1].count(" ") < 10


def is_byline(text: str) -> bool:
    """Whether a line names author or date: «By Ada Lund», «Ada Lund | 3 May 2024 | 4 min read»."""
    if published.is_date_line(text):
        return True
    if text.count(" ") > 24 or _SENTENCE_END.search(text):
        return False
    parts = SEPARATOR.split(text)
    names = _WORD.findall(parts[0])
    by = bool(names) and names[0].casefold() == "by" and 2 <= len(names) <= 9
    if by and sum(name[0].isupper() for name in names[1:]) * 2 >= len(names) - 1:
        return True
    return len(parts) > 1 and published.date_in(text) is not None and len(names) <= 5


def is_navigation(text: str) -> bool:
    """Whether a line is a row of links («Home | News | Sport») or an address."""
    if _ADDRESS.match(text) or _BRACKETED.match(text):
        return True
    if len(text) > 400:
        return False
    parts = [part for part in SEPARATOR.split(text) if part.strip()]
    known = sum(phrases.navigates(part) for part in parts)
    if len(parts) < 2 or any(part.count(" ") > 3 or _SENTENCE_END.search(part) for part in parts):
        return known > 1
    figures = any(sign.isdigit() for sign in text)
    return known > 0 or (len(parts) > 2 and not figures)
