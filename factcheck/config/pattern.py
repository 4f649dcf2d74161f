"""Patterns of paths: “*” within a folder, “**” across folders, “?” one character, [a-c] one of some."""

from __future__ import annotations

import re
from functools import cache


def matches(path: str, pattern: str) -> bool:
    """Whether a path, with "/" between folders, is one of a pattern's, or lies in a folder that is."""
    return bool(_compiled(pattern.removeprefix("./").rstrip("/")).fullmatch(path))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    parts = []
    for token in re.findall(r"\*\*/|\*\*|\*|\?|\[!?[^\]/]+\]|.", pattern, re.DOTALL):
        parts.append(_SIGNS.get(token) or (_class(token) if len(token) > 1 else re.escape(token)))
    whole = "".join(parts)
    return re.compile(f"{whole}(?:/.*)?" if pattern not in (".", "") else ".*", re.DOTALL)


_SIGNS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def _class(token: str) -> str:
    inner = token[1:-1].replace("\\", "\\\\").replace("[", "\\[")
    return f"[^{inner[1:]}/]" if inner.startswith("!") else f"[{inner}]"
