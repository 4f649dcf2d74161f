"""What a copied page holds beside its article: each such block is marked with the reason, none is removed.

Works on the blocks of every format. Dropping a real paragraph loses facts, keeping a related headline makes false
alarms: so a line goes by its own words, by where it stands (above the title, behind the end), or not at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.language import words_of
from factcheck.model import Block
from factcheck.reading import phrases
from factcheck.reading.title import NAME, SEPARATOR, is_byline, is_navigation, titled

_SENTENCE_END = re.compile(r"""[.!?]["'”’)\]]*$""")
_CUT_SHORT = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W{0,3}(?:read more|more|continue reading)?\W*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_FINAL = ("reader comments",)  # an article never goes on behind these
_PROSE = 100  # characters of a paragraph that tells something
_SENTENCE = 60  # characters of a line that does
_LINE_KINDS = ("paragraph", "heading", "item", "quote", "caption")


def marked(blocks: Sequence[Block], *, authors: Sequence[str] = ()) -> list[Block]:
    """The blocks with `dropped` filled in where they are no part of the article."""
    found = _repeated([_lined(block) for block in blocks])
    found = _topped(found)
    found = _contents(found)
    found = _ended(found)
    found = _teasers(found)
    return _about_authors(found, [*authors, *_authors(found)])


def with_title(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of a text whose format marks no title, with the line that is one."""
    told = (at for at, block in enumerate(blocks) if is_sentence(block) and not phrases.line_reason(block.text))
    return titled(blocks, next(told, min(len(blocks), 6)))


def is_prose(block: Block) -> bool:
    """Whether a block is a paragraph of sentences, not a line or a teaser that breaks off."""
    return len(block.text) >= _PROSE and is_sentence(block)


def is_sentence(block: Block) -> bool:
    """Whether a block is running text, be it short."""
    text = block.text
    return (
        block.kind in ("paragraph", "quote", "item")
        and len(text) >= _SENTENCE
        and bool(_SENTENCE_END.search(text))
        and not _CUT_SHORT.search(text, max(0, len(text) - 60))
    )


def _drop(block: Block, reason: str) -> Block:
    return block._replace(dropped=reason) if reason and not block.dropped else block


def _lined(block: Block) -> Block:
    """The block, dropped if its own words say that it is clutter; a credit with a caption is a caption."""
    if block.dropped or block.kind not in _LINE_KINDS:
        return block
    reason = phrases.line_reason(block.text)
    if reason == "photo credit" and block.text.count(" ") > 6:
        return block._replace(kind="caption", level=0)
    return _drop(block, reason)


def _repeated(blocks: list[Block]) -> list[Block]:
    """The blocks with captions told by the line that repeats them, as copied pictures do."""
    found = list(blocks)
    for at in range(1, len(blocks)):
        one, two = blocks[at - 1], blocks[at]
        if one.text == two.text and two.kind in ("paragraph", "heading", "caption") and not NAME.match(two.text):
            found[at] = _drop(two, "repeated")
            found[at - 1] = one if one.kind == "title" or is_sentence(one) else one._replace(kind="caption", level=0)
    return found


def _topped(blocks: list[Block]) -> list[Block]:
    """The blocks with what stands above the title, and the byline below it, dropped."""
    title = next((at for at, block in enumerate(blocks) if block.kind == "title"), -1)
    prose = [at for at, block in enumerate(blocks) if is_prose(block) and at > title]
    first, second = (*prose, len(blocks), len(blocks))[:2]
    last = prose[-1] if prose else 0
    body = {word for at in prose[:40] for word in _WORD.findall(blocks[at].text.casefold())} if title > 0 else set()
    found = []
    for at, block in enumerate(blocks):
        text, reason = block.text, ""
        if block.kind not in _LINE_KINDS or is_prose(block):
            pass
        elif at < title and not is_sentence(block):
            reason = _above(text, body)
        elif at < second and (is_byline(text) or (at < first and _beside_byline(blocks, at))):
            reason = "byline"
        elif (at < first or at > last) and is_navigation(text):
            reason = "navigation"
        found.append(_drop(block, reason))
    return found


def _above(text: str, body: set[str]) -> str:
    """Why a line above the title is no part of the article; empty where the text takes up its words."""
    parts = SEPARATOR.split(text)
    if is_navigation(text) or (len(parts) > 2 and all(part.count(" ") < 3 for part in parts[:-1])):
        return "navigation"
    words = [word for word in _WORD.findall(text.casefold()) if len(word) > 3]
    return "masthead" if text.count(" ") < 4 or sum(word in body for word in words) * 3 < len(words) + 1 else ""


def _beside_byline(blocks: Sequence[Block], at: int) -> bool:
    """Whether a line is a name beside a line with a date or «By …»."""
    near = [blocks[i].text for i in (at - 1, at + 1) if 0 <= i < len(blocks)]
    return bool(NAME.match(blocks[at].text)) and not blocks[at].text.isupper() and any(is_byline(text) for text in near)


def _contents(blocks: list[Block]) -> list[Block]:
    """The blocks with the lines of a table of contents dropped: those below it that a heading repeats, or items."""
    found, inside = list(blocks), False
    if not any(block.dropped == "table of contents" for block in blocks):
        return found
    headings = {_heading(block): at for at, block in enumerate(blocks) if block.kind == "heading"}
    for at, block in enumerate(blocks):
        if block.dropped == "table of contents":
            inside = True
            continue
        listed = block.kind == "item" and len(block.text) < 100 and not is_sentence(block)
        inside = inside and not is_prose(block) and (listed or headings.get(_heading(block), 0) > at)
        found[at] = _drop(block, "table of contents" if inside else "")
    return found


def _heading(block: Block) -> str:
    """The words of a heading as a table of contents repeats them, its number aside."""
    return phrases.prepared(block.text[:200]).lstrip("# ")


def _ended(blocks: list[Block]) -> list[Block]:
    """The blocks with everything behind an end-of-article line dropped, as far as the article does not go on."""
    told = _told(blocks)
    found: list[Block] = []
    reason = ""
    for at, block in enumerate(blocks):
        mark = _mark(blocks, at) if reason not in _FINAL else ""
        if mark and not _goes_on(blocks, at + 1):
            reason = mark if told[at] else ""
            found.append(_drop(block, mark))
            continue
        listed = block.kind == "heading" and blocks[at - 1].kind == "heading" and not _mark(blocks, at - 1)
        if reason and reason not in _FINAL and not listed and (_goes_on(blocks, at) or _back(blocks, at, told)):
            reason = ""
        found.append(_drop(block, reason))
    return found


def _mark(blocks: Sequence[Block], at: int) -> str:
    """Why the article ends at this line: by its words, or because a name stands twice, as above a writer's portrait."""
    block = blocks[at]
    if block.kind not in _LINE_KINDS:
        return ""
    twice = at + 1 < len(blocks) and blocks[at + 1].text == block.text and bool(NAME.match(block.text))
    return phrases.end_reason(block.text) or ("author bio" if twice and at * 2 > len(blocks) else "")


def _told(blocks: Sequence[Block]) -> list[int]:
    """How many characters of sentences stand before each block; one more entry has their sum."""
    counts = [0]
    for block in blocks:
        counts.append(counts[-1] + (len(block.text) if is_sentence(block) and not block.dropped else 0))
    return counts


def _goes_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether the article itself goes on here: two paragraphs of prose in a row, perhaps under a heading."""
    rest = [block for block in blocks[at : at + 5] if not block.dropped]
    if rest and rest[0].kind == "heading":
        rest = rest[1:]
    return len(rest) > 1 and all(
        is_prose(block) and not phrases.end_reason(block.text) and block.kind != "item" for block in rest[:2]
    )


def _back(blocks: Sequence[Block], at: int, told: Sequence[int]) -> bool:
    """Whether a box amid the article ends here: a short heading or a sentence, and a third of the text is to come."""
    block = blocks[at]
    ahead = told[-1] - told[at]
    short = block.kind == "heading" and block.text.count(" ") < 6 and not phrases.end_reason(block.text)
    return ahead > told[-1] / 3 and (short or is_sentence(block))


def _teasers(blocks: list[Block]) -> list[Block]:
    """The blocks with teasers that break off dropped, where several stand close together."""
    cut = [
        at
        for at, block in enumerate(blocks)
        if len(block.text) > 50 and _CUT_SHORT.search(block.text, len(block.text) - 50)
    ]
    close = {at for at in cut if any(0 < abs(at - other) <= 3 for other in cut)}
    return [_drop(block, "related headlines" if at in close else "") for at, block in enumerate(blocks)]


def _authors(blocks: Sequence[Block]) -> list[str]:
    """The names that the page's bylines give."""
    small = words_of("byline")["small"]
    names: list[str] = []
    for block in blocks:
        if block.dropped in ("byline", "author bio") and block.text.count(" ") < 24:
            for part in SEPARATOR.split(block.text):
                words = [word for word in part.replace(",", " ").split() if word.casefold() not in small]
                while words and not words[0][0].isupper():
                    words.pop(0)
                names.extend(name for size in (3, 2) if NAME.match(name := " ".join(words[:size])))
    return names


def _about_authors(blocks: list[Block], authors: Sequence[str]) -> list[Block]:
    """The blocks with notes about their authors dropped: they stand last and begin with the author's name."""
    last = max((at for at, block in enumerate(blocks) if not block.dropped), default=0)
    title = next((block.text for block in blocks if block.kind == "title"), "")
    found = []
    for at, block in enumerate(blocks):
        late = at >= last - 2 and at * 2 > len(blocks) and block.kind in _LINE_KINDS
        by_name = late and any(block.text.startswith(name) and name not in title for name in authors)
        told = late and phrases.is_bio(block.text, title)
        found.append(_drop(block, "author bio" if by_name or told else ""))
    return found
