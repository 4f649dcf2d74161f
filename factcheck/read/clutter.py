"""What a copied page holds beside its article: each such block is marked with the reason, none is removed.

Works on the blocks of every format. Dropping a real paragraph loses facts, keeping a related headline makes false
alarms: so a line goes by its own words, by where it stands (above the title, behind the end), or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.language import words_of
from factcheck.model import Block
from factcheck.read import phrases, published

_SEPARATOR = re.compile(r"\s(?:[|•·›»>/\\~→]|//|::|[-–—])\s|\s*[›»|]\s*")
_SENTENCE_END = re.compile(r"""[.!?]["'”’)\]]*$""")
_CUT_SHORT = re.compile(r"""(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W{0,3}(?:read more|more|continue reading)?\W*$""", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NAME = re.compile(r"^(?:[A-Z][\w.'’-]*)(?: (?:[A-Z][\w.'’-]*|de|van|von|der|den|bin|al|da|di|la|le)){1,3}$")
_FINAL = ("reader comments",)  # an article never goes on behind these
_PROSE = 120  # characters of a paragraph that tells something


def marked(blocks: Sequence[Block], *, authors: Sequence[str] = ()) -> list[Block]:
    """The blocks with `dropped` filled in where they are no part of the article."""
    found = [_lined(block) for block in blocks]
    found = _topped(found)
    found = _ended(found)
    found = _trailing(found)
    return _about_authors(found, [*authors, *_authors(found)])


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of sentences, not a line or a teaser that breaks off."""
    text = block.text
    return (
        block.kind in ("paragraph", "quote", "item")
        and len(text) >= _PROSE
        and bool(_SENTENCE_END.search(text))
        and not _CUT_SHORT.search(text)
    )


def _drop(block: Block, reason: str) -> Block:
    return block if block.dropped else block._replace(dropped=reason)


def _lined(block: Block) -> Block:
    """The block, dropped if its own words say that it is clutter."""
    if block.dropped or block.kind in ("title", "row", "code"):
        return block
    return _drop(block, phrases.line_reason(block.text))


def titled(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a plain text with the line that is its title marked as such.

    Of the lines above the first paragraph of prose it is the one whose words the text takes up most.
    """
    head = next((at for at, block in enumerate(blocks) if is_prose(block)), min(len(blocks), 6))
    body = {word.casefold() for block in blocks[head : head + 40] for word in _WORD.findall(block.text)}
    scored = [(_title_score(block, body), -at) for at, block in enumerate(blocks[: min(head, 16)])]
    best = max(scored, default=(0.0, 0))
    if best[0] < 0.3:
        return list(blocks)
    return [
        block._replace(kind="title", level=1) if at == -best[1] else block for at, block in enumerate(blocks)
    ]


def _title_score(block: Block, body: set[str]) -> float:
    """How well a line serves as the title of a text with these words."""
    text = block.text
    words = [word for word in _WORD.findall(text) if len(word) > 3]
    count = text.count(" ") + 1
    if block.kind not in ("paragraph", "heading") or block.dropped or not words or not 2 <= count <= 30:
        return 0.0
    if published.is_date_line(text) or phrases.line_reason(text) or phrases.end_reason(text):
        return 0.0
    score = sum(word.casefold() in body for word in words) / len(words) + 0.3 * min(count, 8) / 8
    parts = len(_SEPARATOR.split(text))
    return score - 0.25 * (parts - 1) - (0.35 if text.endswith((".", ":", ",")) else 0.0)


def _topped(blocks: list[Block]) -> list[Block]:
    """The blocks with what stands above the title, and the byline below it, dropped."""
    title = next((at for at, block in enumerate(blocks) if block.kind == "title"), None)
    head = next((at for at, block in enumerate(blocks) if is_prose(block) and at > (title or 0)), len(blocks))
    found = []
    for at, block in enumerate(blocks):
        reason = ""
        if title is not None and at < title and not is_prose(block):
            reason = "navigation"
        elif at < head and block.kind not in ("title", "row", "code"):
            reason = _top_reason(blocks, at)
        elif _navigation(block.text) and (at < head or not any(map(is_prose, blocks[at:]))):
            reason = "navigation"
        found.append(_drop(block, reason))
    return found


def _top_reason(blocks: list[Block], at: int) -> str:
    """Why a line between title and text is no part of it: a date, an author's name beside one, a trail of links."""
    text = blocks[at].text
    if published.is_date_line(text) or _byline(text):
        return "byline"
    near = [blocks[i].text for i in (at - 1, at + 1) if 0 <= i < len(blocks)]
    if _NAME.match(text) and any(published.is_date_line(other) or _byline(other) for other in near):
        return "byline"
    return "navigation" if _navigation(text) else ""


def _byline(text: str) -> bool:
    """Whether a line names its author: «By Ada Lund», «Ada Lund | 3 May 2024 | 4 min read»."""
    if text.count(" ") > 24 or _SENTENCE_END.search(text):
        return False
    first = _SEPARATOR.split(text)[0]
    names = _WORD.findall(first)
    lead = names[0].casefold() if names else ""
    if lead == "by" and 2 <= len(names) <= 9:
        return sum(name[0].isupper() for name in names[1:]) * 2 >= len(names) - 1
    return len(_SEPARATOR.split(text)) > 1 and published.date_in(text) is not None and len(names) <= 5


def _navigation(text: str) -> bool:
    """Whether a line is a row of links: «Home | News | Sport»."""
    parts = [part for part in _SEPARATOR.split(text) if part.strip()]
    if len(parts) < 2 or any(part.count(" ") > 3 or _SENTENCE_END.search(part) for part in parts):
        return False
    known = any(phrases.navigates(part) for part in parts)
    figures = any(sign.isdigit() for sign in text)
    return known or (len(parts) > 2 and not figures)


def _ended(blocks: list[Block]) -> list[Block]:
    """The blocks with everything behind an end-of-article line dropped, as far as the article does not go on."""
    found: list[Block] = []
    reason, begun = "", False
    for at, block in enumerate(blocks):
        mark = "" if block.kind in ("title", "row", "code") else phrases.end_reason(block.text)
        if mark and (not reason or reason not in _FINAL) and not (block.kind == "heading" and _goes_on(blocks, at + 1)):
            reason = mark if begun else ""
            found.append(_drop(block, mark))
            continue
        if reason and reason not in _FINAL and _goes_on(blocks, at):
            reason = ""
        begun = begun or (is_prose(block) and not block.dropped)
        found.append(_drop(block, reason) if reason else block)
    return found


def _goes_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether the article itself goes on here: two paragraphs of prose in a row, perhaps under a heading."""
    rest = [block for block in blocks[at : at + 4] if not block.dropped]
    if rest and rest[0].kind == "heading":
        rest = rest[1:]
    return len(rest) > 1 and all(
        is_prose(block) and not phrases.end_reason(block.text) and block.kind != "item" for block in rest[:2]
    )


def _trailing(blocks: list[Block]) -> list[Block]:
    """The blocks with teasers that break off dropped, where several stand close together."""
    cut = [at for at, block in enumerate(blocks) if len(block.text) > 50 and _CUT_SHORT.search(block.text)]
    close = {at for at in cut if any(0 < abs(at - other) <= 3 for other in cut)}
    return [_drop(block, "related headlines") if at in close else block for at, block in enumerate(blocks)]


def _authors(blocks: Sequence[Block]) -> list[str]:
    """The names that the page's bylines give."""
    small = words_of("byline")["small"]
    names = []
    for block in blocks:
        if block.dropped in ("byline", "author bio") and block.text.count(" ") < 24:
            for part in _SEPARATOR.split(block.text):
                words = [word for word in part.replace(",", " ").split() if word.casefold() not in small]
                while words and not words[0][0].isupper():
                    words.pop(0)
                name = " ".join(words[:3])
                if _NAME.match(name):
                    names.append(name)
    return names


def _about_authors(blocks: list[Block], authors: Sequence[str]) -> list[Block]:
    """The blocks with notes about their authors dropped: they stand last and begin with the author's name."""
    last = max((at for at, block in enumerate(blocks) if not block.dropped), default=0)
    found = []
    for at, block in enumerate(blocks):
        by_name = any(block.text.startswith(name) for name in authors)
        twice = bool(_NAME.match(block.text)) and at > 0 and blocks[at - 1].text == block.text
        late = at >= last - 2 and at * 2 > len(blocks)
        found.append(_drop(block, "author bio") if late and (by_name or twice) else block)
    return found
