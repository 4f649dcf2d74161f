#!/usr/bin/env python3
"""Check that labelled corpora are sound: `check_gold.py CORPUS...`.

A CORPUS is a folder with `articles/` and `gold.json`, or a folder that holds such folders. Every mistake is printed as
one line; the exit code is 1 when there is one. Standard library only.
"""

import html.parser
import itertools
import json
import pathlib
import re
import sys
from collections.abc import Iterator
from typing import Any

VALUE_KINDS = {"date", "number", "money", "percent", "duration", "measure", "place", "person", "organisation"}
KINDS = VALUE_KINDS | {"status", "negation", "order", "cause", "other"}
DIFFICULTIES = {"easy", "medium", "hard"}
HIDDEN = {"script", "style", "head", "template"}
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "q", "small", "span", "strong", "sub", "sup", "time", "u"}


class _VisibleText(html.parser.HTMLParser):
    """The text a reader of a page sees, its blocks apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hide what is hidden, part what is a block."""
        self.hidden += tag in HIDDEN
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Undo what the start tag did."""
        self.hidden -= tag in HIDDEN
        if tag not in INLINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words that are seen."""
        if not self.hidden:
            self.parts.append(data)


def flat(text: str) -> str:
    """`text` with every run of white space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def visible(path: pathlib.Path) -> str:
    """Visible text of an article, white space flattened."""
    raw = path.read_text(encoding="utf-8")
    if path.suffix not in {".html", ".htm"}:
        return flat(raw)
    page = _VisibleText()
    page.feed(raw)
    return flat("".join(page.parts))


def conflicts(fact: dict[str, Any], left: dict[str, Any], right: dict[str, Any]) -> bool:
    """Whether two mentions of a fact contradict each other."""
    pair = {left["value"], right["value"]}
    return len(pair) > 1 and not any(set(c) == pair for c in fact.get("compatible", []))


def quote_faults(quote: str, source: str, texts: dict[str, str]) -> Iterator[str]:
    """Faults of a quote as such."""
    if source not in texts:
        yield f"no article {source}"
    elif flat(quote) not in texts[source]:
        yield f"{source} does not hold: {quote}"


def fact_faults(fact: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    """Faults of a fact and its mentions."""
    mentions = fact["mentions"]
    if fact["kind"] not in KINDS or fact.get("difficulty") not in DIFFICULTIES:
        yield "unknown kind or difficulty"
    values = {m["value"] for m in mentions}
    for pair in fact.get("compatible", []):
        if len(set(pair)) != 2 or not set(pair) <= values:
            yield f"compatible names values that nobody states: {pair}"
    across = itertools.combinations(mentions, 2)
    disputed = any(conflicts(fact, a, b) for a, b in across if a["source"] != b["source"])
    for m in mentions:
        yield from quote_faults(m["quote"], m["source"], texts)
        if disputed and not m.get("value_quote"):
            yield f"in dispute, but without value_quote: {m['quote']}"
        if m.get("value_quote") and flat(m["value_quote"]) not in flat(m["quote"]):
            yield f"value_quote is no part of the quote: {m['value_quote']}"
    said = [(m["source"], flat(m["quote"]), m["value"]) for m in mentions]
    if len(set(said)) < len(said):
        yield "the same mention twice"


def trap_faults(trap: dict[str, Any], gold: dict[str, Any], texts: dict[str, str]) -> Iterator[str]:
    """Faults of a trap; above all, that it is a conflict after all."""
    sides = trap["left"], trap["right"]
    for side in sides:
        yield from quote_faults(side["quote"], side["source"], texts)
    if sides[0]["source"] == sides[1]["source"]:
        yield "both sides of the trap are of one article"
    for fact in gold["facts"]:
        held = [[m for m in fact["mentions"] if _holds(side, m)] for side in sides]
        for a, b in itertools.product(*held):
            if conflicts(fact, a, b):
                yield f"trap is a conflict in {fact['id']}: {sides[0]['quote']} / {sides[1]['quote']}"


def _holds(side: dict[str, Any], mention: dict[str, Any]) -> bool:
    """Whether one side of a trap and a mention are the same words."""
    a, b = flat(side["quote"]), flat(mention["quote"])
    return bool(side["source"] == mention["source"] and (a in b or b in a))


def faults(folder: pathlib.Path) -> Iterator[str]:
    """Everything wrong with one corpus."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    home = folder / gold.get("folder", "articles")
    texts = {p.name: visible(p) for p in sorted(home.iterdir()) if p.is_file()}
    if set(texts) != set(gold["articles"]):
        yield f"articles and gold.json differ: {sorted(set(texts) ^ set(gold['articles']))}"
    for name, about in gold["articles"].items():
        if "published" not in about or "style" not in about:
            yield f"{name}: published and style must be stated (published may be null)"
    ids = [f["id"] for f in gold["facts"]]
    if len(set(ids)) < len(ids):
        yield "an id of a fact stands twice"
    for fact in gold["facts"]:
        yield from (f"{fact['id']}: {fault}" for fault in fact_faults(fact, texts))
    for trap in gold["traps"]:
        yield from (f"trap: {fault}" for fault in trap_faults(trap, gold, texts))


def summary(folder: pathlib.Path) -> str:
    """How much is labelled in one corpus, in one line."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    disputed = agreeing = against = 0
    for fact in gold["facts"]:
        pairs = [p for p in itertools.combinations(fact["mentions"], 2) if p[0]["source"] != p[1]["source"]]
        wrong = sum(conflicts(fact, *p) for p in pairs)
        disputed, against, agreeing = disputed + bool(wrong), against + wrong, agreeing + len(pairs) - wrong
    return (
        f"{folder.name}: {len(gold['articles'])} articles, {len(gold['facts'])} facts, {disputed} in conflict "
        f"({against} pairs against, {agreeing} agreeing), {len(gold['traps'])} traps"
    )


def main(arguments: list[str]) -> int:
    """Exit code after printing faults and a summary a corpus."""
    roots = [pathlib.Path(a) for a in arguments]
    folders = sorted({p.parent for root in roots for p in [root / "gold.json", *root.rglob("gold.json")] if p.exists()})
    found = 0
    for folder in folders:
        for fault in faults(folder):
            found += 1
            sys.stdout.write(f"{folder.name}: {fault}\n")
        sys.stdout.write(summary(folder) + "\n")
    if not folders:
        sys.stderr.write("no gold.json found\n")
    return 1 if found or not folders else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
