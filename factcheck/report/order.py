"""The order of every table in every report: by article and by place in it, never that of the input."""

from __future__ import annotations

from typing import Any, NamedTuple

Row = dict[str, Any]
Place = tuple[Any, ...]


class Records(NamedTuple):
    """The tables of a report as plain rows in order."""

    claims: list[Row]
    facts: list[Row]
    findings: list[Row]
    sources: list[Row]
    dropped: list[Row]


def ordered(
    claims: list[Row], facts: list[Row], findings: list[Row], sources: list[Row], dropped: list[Row]
) -> Records:
    """The rows in order: claims by place, facts by their first claim, findings by their claims, sources by name."""
    claims = sorted(claims, key=_place)
    place = {claim["claim_id"]: (number,) for number, claim in enumerate(claims)}
    last = (len(claims),)  # a claim that is not in the table comes behind all others

    def first(fact: Row) -> Place:
        places = [place.get(claim, last) for value in fact["values"] for claim in value["claims"]]
        return (min(places, default=last), fact["fact_id"])

    def ends(finding: Row) -> Place:
        return (place.get(finding["left"], last), place.get(finding["right"], last), finding["finding_id"])

    def sides(fact: Row) -> Row:
        values = [
            {
                **value,
                "sources": sorted(value["sources"]),
                "claims": sorted(value["claims"], key=lambda c: (place.get(c, last), c)),
            }
            for value in fact["values"]
        ]
        return {**fact, "values": sorted(values, key=_side)}

    return Records(
        claims=claims,
        facts=[sides(fact) for fact in sorted(facts, key=first)],
        findings=sorted(findings, key=ends),
        sources=[_dated(row) for row in sorted(sources, key=lambda row: row["source"])],
        dropped=sorted(dropped, key=lambda row: (row["source"], row["line"], row["reason"], row["text"])),
    )


def _dated(source: Row) -> Row:
    """The source with its date as text: an ISO date, or None."""
    day = source["published"]
    return {**source, "published": day.isoformat() if hasattr(day, "isoformat") else day or None}


def _place(claim: Row) -> Place:
    """The key of a claim's order: where it stands; claims of one statement by where their value stands in it."""
    value_at = claim["text"].find(claim["value_text"])
    return (claim["source"], claim["start"], claim["end"], value_at, claim["kind"], claim["value"], claim["claim_id"])


def _side(value: Row) -> Place:
    """The key of a value's order among those given for a fact: the value most sources give comes first."""
    return (-len(value["sources"]), str(value["value"]))
