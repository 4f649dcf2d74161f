"""What each rule is about: for lists of rules, for those who ask why, and for reports that carry the rules along."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple


class Example(NamedTuple):
    """Two statements of two articles, or a line of one."""

    left: str
    right: str  # empty where there is no other
    left_date: str = ""  # of the article; empty where it does not matter
    right_date: str = ""


class RuleText(NamedTuple):
    """A rule in words. Key: rule_id."""

    rule_id: str
    kind: str
    title: str
    meaning: str
    silent_on: str
    fires: Example
    silent: Example


@cache
def table() -> tuple[RuleText, ...]:
    """All rules in order: between articles (FC1..), within one (FC2..), about what silences them (FC9..)."""
    import tomllib  # noqa: PLC0415 - only where rules are asked for

    data = tomllib.loads(Path(__file__).with_name("rules.toml").read_text("utf-8"))
    between = [_rule(row) for row in data["rule"]]
    return (*between, *(_within(rule, data["within"]) for rule in between), *map(_rule, data["hygiene"]))


def _rule(row: dict[str, Any]) -> RuleText:
    fires, silent = Example(**row["fires"]), Example(**row["silent"])
    return RuleText(row["id"], row["kind"], row["title"], row["meaning"], row["silent_on"], fires, silent)


def _within(rule: RuleText, words: dict[str, str]) -> RuleText:
    given = {"rule": rule.rule_id, "title": rule.title, "meaning": rule.meaning}
    return rule._replace(
        rule_id=f"FC2{rule.rule_id[3:]}",
        title=words["title"].format(**given),
        meaning=words["meaning"].format(**given),
    )


def of(rule_id: str) -> RuleText | None:
    """The rule of this id, however it is written; None where there is none."""
    return next((rule for rule in table() if rule.rule_id == rule_id.strip().upper()), None)


def listed() -> str:
    """The rules, a line each: id, kind, title."""
    wide = max(len(rule.kind) for rule in table())
    return "".join(f"{rule.rule_id}  {rule.kind:<{wide}}  {rule.title}\n" for rule in table())


def explained(rule: RuleText) -> str:
    """The rule in words, with an example that it speaks of and one that it leaves alone."""
    return "\n\n".join(
        [
            f"{rule.rule_id} ({rule.kind}): {rule.title}",
            rule.meaning,
            f"It speaks of\n{_pair(rule.fires)}",
            f"It is silent on\n{_pair(rule.silent)}",
            f"It leaves alone: {rule.silent_on[:1].lower()}{rule.silent_on[1:]}\n",
        ]
    )


def _pair(example: Example) -> str:
    return "\n".join(f"  “{words}”" + (f"  (published {day})" if day else "") for words, day in _sides(example))


def _sides(example: Example) -> list[tuple[str, str]]:
    both = [(example.left, example.left_date), (example.right, example.right_date)]
    return [(words, day) for words, day in both if words]


def page() -> str:
    """The rules as a page of documentation: Markdown, a table and then a section a rule."""
    described = [rule for rule in table() if not rule.rule_id.startswith("FC2")]
    rows = "".join(f"| [{r.rule_id}](#{r.rule_id.lower()}) | {_twin(r)} | {r.kind} | {r.title} |\n" for r in described)
    sections = "".join(f"\n{_section(rule)}" for rule in described)
    return f"{HEAD}\n| Rule | In one article | Kind | What |\n| --- | --- | --- | --- |\n{rows}{sections}"


def _twin(rule: RuleText) -> str:
    return f"FC2{rule.rule_id[3:]}" if rule.rule_id.startswith("FC1") else ""


def _section(rule: RuleText) -> str:
    return (
        f"## {rule.rule_id}\n\n**{rule.title}.** {rule.meaning}\n\n"
        f"It speaks of\n\n{_quoted(rule.fires)}\nIt is silent on\n\n{_quoted(rule.silent)}\n"
        f"It leaves alone: {rule.silent_on[:1].lower()}{rule.silent_on[1:]}\n"
    )


def _quoted(example: Example) -> str:
    return "".join(f"> {_code(words)}" + (f" ({day})" if day else "") + "\n>\n" for words, day in _sides(example))[:-2]


def _code(words: str) -> str:
    return f"`{words}`" if "<!--" in words else words


HEAD = """# The rules

A rule has an id that stays. `factcheck rules` lists them, `factcheck explain FC101` shows one of these sections.
Those from FC101 on hold two statements of different articles against each other; their twins from FC201 on do so within
one article, where it tells one thing twice; those from FC901 on are about what silences them.
A test keeps the examples of the first true.
"""
