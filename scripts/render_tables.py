"""Write the tables of ARCHITECTURE.md from the row classes that they describe. Run it after a change of model.py.

python scripts/render_tables.py
"""

from __future__ import annotations

import ast
import io
import tokenize
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "ARCHITECTURE.md"
MODULES = ("model", "alert")
BEGIN, END = "<!-- tables -->", "<!-- end of tables -->"


def rendered(page: str) -> str:
    """The page with its tables as the row classes have them now."""
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    shown = "".join(tables((ROOT / "factcheck" / f"{name}.py").read_text(encoding="utf-8")) for name in MODULES)
    return f"{before}{BEGIN}\n{shown}\n{END}{after}"


def tables(source: str) -> str:
    """A table for each row class of a module: field, type, meaning."""
    comments = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    shown = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef):
            fields = [one for one in node.body if isinstance(one, ast.AnnAssign)]
            rows = "".join(
                f"| `{ast.unparse(one.target)}` | {_cell(ast.unparse(one.annotation), code=True)} |"
                f" {_cell(comments.get(one.end_lineno or 0, ''))} |\n"
                for one in fields
            )
            about = " ".join((ast.get_docstring(node) or "").split())
            shown.append(f"\n### {node.name}\n\n{about}\n\n| field | type | meaning |\n|---|---|---|\n{rows}")
    return "".join(shown)


def _cell(text: str, *, code: bool = False) -> str:
    shown = text.replace("|", "\\|")
    return f"`{shown}`" if code and shown else shown


if __name__ == "__main__":
    PAGE.write_text(rendered(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
