"""Articles about different things in one folder: no conflict is seen between them."""

from pathlib import Path

import factcheck

TOPICS = Path(__file__).parent.parent / "corpora" / "realistic-own"


def test_no_conflict_across_topics():
    articles, topic = [], {}
    for name in ("city-marathon", "data-breach", "opera-premiere", "weather-satellite"):
        for article in factcheck.read(str(TOPICS / name / "articles")):
            source = f"{name}--{article.source}"
            topic[source] = name
            articles.append(article._replace(source=source))
    report = factcheck.check(articles)
    source = report.claims.set_index("claim_id")["source"]
    conflicts = report.findings[report.findings["verdict"] == "contradicting"]
    across = [
        (left, right)
        for left, right in zip(source.loc[conflicts["left"]], source.loc[conflicts["right"]], strict=True)
        if topic[left] != topic[right]
    ]
    assert len(conflicts) > 5
    assert across == []
