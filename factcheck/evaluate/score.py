"""Counts → precision, recall and the rest, each with the interval it is known to."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt
from typing import Any

from factcheck.evaluate.rating import VERDICTS, Count

Z = 1.959964  # 95 % of a normal distribution lie within so many deviations


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % interval (Wilson's) of a share of which `part` of `whole` were seen; all of 0..1 where none were."""
    if not whole:
        return 0.0, 1.0
    share, spread = part / whole, Z * Z / whole
    middle = share + spread / 2
    reach = Z * sqrt(share * (1 - share) / whole + spread / (4 * whole))
    return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


def ratio(part: float, whole: float) -> float:
    """A share, 0 of nothing."""
    return part / whole if whole else 0.0


def f1(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall."""
    return ratio(2 * precision * recall, precision + recall)


def figures(total: Count) -> dict[str, Any]:
    """Precision, recall and the rest, of counts."""
    result: dict[str, Any] = {v: scores(total, v) for v in ("contradicting", "agreeing")}
    result["facts"] = ratio(total["facts", "found"], total["facts", "gold"])
    result["facts_gold"] = total["facts", "gold"]
    told = [key for key in total if key[0] == "verdict"]
    result["mentions"] = sum(total[key] for key in told)
    result["accuracy"] = ratio(sum(total["verdict", v, v] for v in VERDICTS), result["mentions"])
    result["macro_f1"] = sum(_class_f1(total, v) for v in VERDICTS) / len(VERDICTS)
    result["confusion"] = {
        truth: {said: total["verdict", truth, said] for said in (*VERDICTS, "no claim")} for truth in VERDICTS
    }
    result["traps"] = {"sprung": total["traps", "sprung"], "of": total["traps", "all"]}
    return result


def _class_f1(total: Count, verdict: str) -> float:
    hit = total["verdict", verdict, verdict]
    said = sum(total["verdict", truth, verdict] for truth in VERDICTS)
    of = sum(n for key, n in total.items() if key[:2] == ("verdict", verdict))
    return f1(ratio(hit, said), ratio(hit, of))


def scores(total: Count, *key: str) -> dict[str, Any]:
    """Precision, recall and F1 of what is counted under a key: a verdict, or a verdict and one of its kinds."""
    true, false = total[*key, "true"], total[*key, "false"]
    found, gold = total[*key, "found"], total[*key, "gold"]
    precision, recall = ratio(true, true + false), ratio(found, gold)
    return {
        "precision": precision,
        "precision_interval": wilson(true, true + false),
        "recall": recall,
        "recall_interval": wilson(found, gold),
        "f1": f1(precision, recall),
        "right": true,
        "reported": true + false,
        "found": found,
        "gold": gold,
    }


def names(total: Count, *key: str) -> list[str]:
    """The kinds, or rules, counted under a key such as ("contradicting", "kind"), sorted."""
    return sorted({k[len(key)] for k in total if k[: len(key)] == key})


def added(counts: Iterable[Count]) -> Count:
    """The sum of counts."""
    result: Count = Count()
    for one in counts:
        result.update(one)
    return result
