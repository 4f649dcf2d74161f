"""Articles in other markup: found at their place, and silenced by a comment of their own."""

import pytest
import scratch
from scratch import ARCHIVE, put, run

CLAIM = "Soup was served. The Mill has 14 windows."
ARTICLES = {  # name → text with the claim and, before it, a comment
    "new.mdx": "import A from 'a'\n\n# New\n\n{/* %s */}\n<A b={() => 1}>\n" + CLAIM + "\n</A>\n",
    "new.rst": "New\n===\n\n.. %s\n\n" + CLAIM + "\n\n.. code::\n\n   The Barn has 9 gates.\n",
    "new.adoc": "= New\n\n// %s\n\n" + CLAIM + "\n\n----\nThe Barn has 9 gates.\n----\n",
    "new.asciidoc": "= New\n\n// %s\n\n" + CLAIM + "\n",
}


@pytest.mark.parametrize("name", ARTICLES)
def test_found_and_silenced(tmp_path, monkeypatch, name):
    place = scratch.prepared(monkeypatch, tmp_path / "place")
    put(place, ARCHIVE | {name: ARTICLES[name] % "a comment"})
    done = run("check", name, "--against", "archive", "-f", "concise")
    line = ARTICLES[name][: ARTICLES[name].index("The Mill")].count("\n") + 1
    column = CLAIM.index("The Mill") + 1
    assert (done.code, done.out.splitlines()[0].startswith(f"{name}:{line}:{column}: error FC102")) == (1, True)
    assert "0 known" in done.last
    put(place, {name: ARTICLES[name] % "factcheck: ignore[number] the owner counted them"})
    done = run("check", name, "--against", "archive", "--show", "suppressed")
    assert (done.code, "the owner counted them" in done.out) == (0, True)


def test_a_folder_holds_them_all(tmp_path, monkeypatch):
    place = scratch.prepared(monkeypatch, tmp_path / "place")
    put(place, {name: text % "a comment" for name, text in ARTICLES.items()})
    assert run("check", ".").last.startswith("checked 4 articles")
