"""What the gate found as test results: a suite an article, a case a fact that it shares with others.

A contradiction that fails the gate is a failure, an accepted one a skipped test, a fact that others confirm a passed
one; what the gate lets pass is told in the output of a passed one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.alert import SEVERITIES
from factcheck.report import wording
from factcheck.report.escape import xml

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from xml.etree.ElementTree import Element

    from factcheck.alert import Alert, Run

STATES = ("new", "known")  # the known ones are there as skipped tests


def render(
    alerts: Sequence[Alert],
    run: Run,
    *,
    show: Collection[str] = STATES,
    fail_on: str = "error",
    fail_confidence: float = 0.0,
) -> str:
    """The alerts of the states to show, and the facts agreed on, as JUnit's XML; an article without any passes once.

    A failure is an alert of at least the severity `fail_on` and the confidence; none is where it is no severity.
    """
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - slow to load; written, never read

    root = ET.Element("testsuites", name="factcheck")
    found = wording.shown(alerts, [state for state in show if state in STATES])
    grave = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    failing = {a.alert_id for a in found if a.severity in grave and a.confidence >= fail_confidence}
    paths = {*run.checked, *(path for path, _ in run.unread), *(alert.path for alert in found)}
    for path in sorted(paths):
        _suite(root, path, [alert for alert in found if alert.path == path], run, failing)
    if not paths:
        _case(_sub(root, "testsuite", name="factcheck"), "nothing to check", "factcheck", 0)
    for element in (*root, root):
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            element.set(name, str(sum(1 for _ in element.iter(tag))))
        element.set("time", "0")
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(root: Element, path: str, alerts: list[Alert], run: Run, failing: Collection[str]) -> None:
    suite = _sub(root, "testsuite", name=path)
    for unread, why in run.unread:
        if unread == path:
            _sub(_case(suite, "can be read", path, 1), "error", type="unreadable", message=why).text = xml(why)
    for alert in alerts:
        _alert(suite, alert, failing)
    for fact in sorted(fact for fact in run.agreed if fact.path == path):
        _case(suite, f"agreed: {fact.label}", path, fact.line)
    if not len(suite):
        _case(suite, "no contradiction", path, 1)


def _alert(suite: Element, alert: Alert, failing: Collection[str]) -> None:
    case = _case(
        suite, f"{alert.rule_id} {alert.title}: {wording.reading(alert)} [{alert.alert_id}]", alert.path, alert.line
    )
    said = wording.headline(alert)
    if alert.state == "known":
        _sub(case, "skipped", message=f"known: {alert.why or 'accepted before'}")
        return
    # viewers drop messages and names, so the text has all of it
    own = f"{alert.path}:{alert.line}:{alert.column} says {wording.words(alert)}"
    text = "\n".join([said, own, *wording.evidence(alert)])
    fails = alert.alert_id in failing
    tag = _sub(case, "failure", type=alert.rule_id, message=said) if fails else _sub(case, "system-out")
    tag.text = xml(text)


def _case(suite: Element, name: str, path: str, line: int) -> Element:
    return _sub(suite, "testcase", name=name, classname=path, file=path, line=str(line), time="0")


def _sub(parent: Element, tag: str, **attributes: str) -> Element:
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - as above

    return ET.SubElement(parent, tag, {key: xml(value) for key, value in attributes.items()})
