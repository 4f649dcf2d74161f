"""factcheck.toml or [tool.factcheck], the environment and the command line → one frozen Config.

What counts, from first to last: command line, FACTCHECK_* variables, the project's file, the user's file, defaults.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any

from factcheck.config.keys import BY_NAME, KEYS, schema
from factcheck.config.values import Exemption, PathRule, Written, meant, of_words, value
from factcheck.errors import FactcheckError

__all__ = [
    "KEYS",
    "Config",
    "Exemption",
    "PathRule",
    "Written",
    "found",
    "load",
    "require",
    "schema",
    "shown",
    "starter",
]

NAMES = ("factcheck.toml", ".factcheck.toml", "pyproject.toml")  # in one folder, the first counts
PREFIX = "FACTCHECK_"
FILE_VARIABLE = "FACTCHECK_CONFIG"
COMMAND_LINE = "command line"  # where a value was said, beside files and variables
OTHER_VARIABLES = frozenset({FILE_VARIABLE, "FACTCHECK_TODAY"})


@dataclass(frozen=True)
class Config:
    """What every key of the configuration holds, and where that was said."""

    required_version: str
    sources: tuple[str, ...]
    check: tuple[str, ...]
    exclude: tuple[str, ...]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: str
    fail_confidence: float
    min_confidence: float
    max_new: int
    scope: str
    show: tuple[str, ...]
    baseline: str
    baseline_mode: str
    require_ignore_reason: bool
    report_unused_ignores: bool
    honour_sic: bool
    fail_on_empty: bool
    cache: bool
    cache_dir: str
    reports: tuple[Written, ...]
    severity: Mapping[str, str]
    per_path: tuple[PathRule, ...]
    exceptions: tuple[Exemption, ...]
    root: Path = field(default_factory=Path.cwd)  # the folder that paths and patterns of the file start from
    origins: Mapping[str, str] = field(default_factory=dict)  # name of a key → where its value was said


def load(
    given: Mapping[str, object] | None = None,
    *,
    start: Path | None = None,
    file: str | None = None,
    isolated: bool = False,
    environment: Mapping[str, str] | None = None,
) -> Config:
    """The configuration that counts at `start` (else the current folder).

    given: what the command line says, by name of the key; None for what it does not say. file: the one file to read;
    isolated: read none, and no variables. Raises FactcheckError for what cannot be.
    """
    start = start or Path.cwd()
    environment = os.environ if environment is None else environment
    if not isolated:
        file = file or environment.get(FILE_VARIABLE) or None
    values: dict[str, Any] = {key.name: _default(key.default, key.kind) for key in KEYS}
    origins = dict.fromkeys(values, "default")
    project = _named(file) if file else None if isolated else found(start)
    root = project.resolve().parent if project else _top(start)
    for origin, table in _tables(project, environment, isolated):
        for name, written in table.items():
            values[name] = value(name, written, origin)
            origins[name] = origin
    for name, variable, words in [] if isolated else _variables(environment):
        values[name], origins[name] = of_words(name, words, variable), f"${variable}"
    for name, said in (given or {}).items():
        if said is not None:
            option = f"--{name}"
            values[name] = of_words(name, said, option) if isinstance(said, str) else value(name, said, option)
            origins[name] = COMMAND_LINE
    return Config(
        **{name.replace("-", "_"): held for name, held in values.items()}, root=root, origins=MappingProxyType(origins)
    )


def _default(held: Any, kind: str) -> Any:  # noqa: ANN401 - each key has a type of its own
    return () if kind == "per-path" else MappingProxyType(held) if isinstance(held, dict) else held


def _named(file: str) -> Path:
    if not Path(file).is_file():
        raise FactcheckError(
            f"There is no configuration {file}: check the path, or write one with factcheck config init."
        )
    return Path(file)


def found(start: Path) -> Path | None:
    """The project's configuration: the nearest from `start` up to the top of its repository, if there is one."""
    for folder in _upwards(start):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or "factcheck" in _toml(path).get("tool", {})):
                return path
    return None


def _upwards(start: Path) -> Iterator[Path]:
    """The folder, and those above it up to the top of the repository; only itself where it is in none."""
    folder = start.resolve()
    chain = [folder, *folder.parents]
    top = next((at for at, one in enumerate(chain) if (one / ".git").exists()), 0)
    yield from chain[: top + 1]


def _top(start: Path) -> Path:
    return list(_upwards(start))[-1]


def _tables(
    project: Path | None, environment: Mapping[str, str], isolated: bool
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables of the user's file and of the project's, the less important first, each with its name."""
    home = environment.get("XDG_CONFIG_HOME") or (
        Path(environment["HOME"]) / ".config" if "HOME" in environment else ""
    )
    user = Path(home) / "factcheck" / "config.toml" if home and not isolated else None
    if user and user.is_file():
        yield str(user), _toml(user)
    if project:
        table = _toml(project)
        if project.name == "pyproject.toml":
            table = table.get("tool", {}).get("factcheck", {})
            if not isinstance(table, dict):
                raise FactcheckError(f"{project}: tool.factcheck must be a table: write [tool.factcheck].")
        yield _near(project), table


def _near(path: Path) -> str:
    """The path as seen from here, where it is not far."""
    return os.path.relpath(path) if path.resolve().is_relative_to(Path.cwd().resolve()) else str(path)


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FactcheckError(f"{path} is no valid TOML ({error}): correct it.") from None
    except OSError as error:
        raise FactcheckError(f"{path} cannot be read ({error.strerror}): allow reading it.") from error


def _variables(environment: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for variable, words in sorted(environment.items()):
        if not variable.startswith(PREFIX) or variable in OTHER_VARIABLES or not words:
            continue
        name = variable.removeprefix(PREFIX).lower().replace("_", "-")
        if name not in BY_NAME:
            raise FactcheckError(f"The variable {variable} sets no key of the configuration{meant(name, BY_NAME)}.")
        if BY_NAME[name].kind in ("reports", "severities", "per-path", "exceptions"):
            raise FactcheckError(f"The variable {variable} cannot be used, as {name} is a table: set it in {NAMES[0]}.")
        yield name, variable, words


def require(config: Config, version: str) -> None:
    """Nothing where this version is one of those required. Raises FactcheckError where it is not."""
    if not config.required_version:
        return
    origin = config.origins["required-version"]
    for part in config.required_version.split(","):
        match = re.fullmatch(r"\s*(>=|<=|==|!=|<|>)\s*(\d+(?:\.\d+)*)\s*", part)
        if not match:
            raise FactcheckError(f'{origin}: required-version cannot be {part.strip()!r}: write it as ">=0.1,<1".')
        if not _holds(_release(version), match[1], _release(match[2])):
            raise FactcheckError(
                f"{origin} asks for factcheck {config.required_version}, but this is {version}: install one that fits."
            )


def _release(version: str) -> tuple[int, ...]:
    numbers = [int(n) for n in re.findall(r"\d+", version.split("+", maxsplit=1)[0])[:3]]
    return tuple(numbers + [0] * (3 - len(numbers)))


def _holds(ours: tuple[int, ...], sign: str, theirs: tuple[int, ...]) -> bool:
    return {
        ">=": ours >= theirs,
        "<=": ours <= theirs,
        "==": ours == theirs,
        "!=": ours != theirs,
        "<": ours < theirs,
        ">": ours > theirs,
    }[sign]


def shown(config: Config) -> list[tuple[str, str, str]]:
    """Each key with its value, written as TOML, and where that was said."""
    held = {f.name: getattr(config, f.name) for f in fields(config)}
    held["per_path"] = {rule.pattern: _of_path(rule) for rule in config.per_path}
    return [(key.name, _written(held[key.name.replace("-", "_")]), config.origins[key.name]) for key in KEYS]


def _of_path(rule: PathRule) -> dict[str, object]:
    said: dict[str, object] = {"severity": rule.severity} if rule.severity else {}
    return said | ({} if rule.compare_with_self else {"compare-with-self": False})


def _written(held: object) -> str:
    """The value as TOML has it."""
    if isinstance(held, bool):
        return str(held).lower()
    if isinstance(held, str):
        return '"' + held.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(held, Mapping):
        return (
            "{ " + ", ".join(f"{_bare(name)} = {_written(cell)}" for name, cell in held.items()) + " }"
            if held
            else "{}"
        )
    if isinstance(held, tuple) and hasattr(held, "_asdict"):
        return _written({name: cell for name, cell in held._asdict().items() if cell not in ("", None)})
    if isinstance(held, tuple):
        return "[" + ", ".join(map(_written, held)) + "]"
    return str(held)


def _bare(name: str) -> str:
    return name if re.fullmatch(r"[\w-]+", name) else _written(name)


def starter() -> str:
    """A factcheck.toml to begin with: every simple key with its default, those that say nothing as comments."""
    head = "# Configuration of factcheck. Paths and patterns start from this file's folder.\n"
    lines = [head]
    for key in KEYS:
        if key.kind in ("reports", "severities", "per-path", "exceptions"):
            continue
        words = f"  ({', '.join(key.choices)})" if key.choices else ""
        lines.append(f"# {key.meaning}{words}\n# {key.name} = {_written(key.default)}\n")
    return "\n".join(lines)
