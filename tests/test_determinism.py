"""The same articles give the same bytes, whatever is around them: order, folder, hash seed, threads, locale."""

import os
import random
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import factcheck

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
AROUND = {
    "another hash seed": ({"PYTHONHASHSEED": "1"}, [str(SEEDS)], "."),
    "another order of paths": ({}, [str(path) for path in sorted(SEEDS.iterdir(), reverse=True)], "."),
    "a path given twice": ({}, [str(SEEDS), str(SEEDS / "seriespedia.txt")], "."),
    "another folder to stand in": ({}, [".."], "below"),
    "one thread": (dict.fromkeys(THREADS, "1"), [str(SEEDS)], "."),
    "four threads": (dict.fromkeys(THREADS, "4"), [str(SEEDS)], "."),
    "another locale and zone": ({"LC_ALL": "C", "LANG": "tr_TR", "TZ": "Asia/Tokyo"}, [str(SEEDS)], "."),
    "a narrow terminal": ({"COLUMNS": "40", "TERM": "dumb"}, [str(SEEDS)], "."),
}


def shown(format, paths, folder, environment):
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONHASHSEED", "COLUMNS", *THREADS)}
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "report", *paths, "-f", format],
        capture_output=True,
        check=False,
        cwd=folder,
        env=kept | {"PYTHONHASHSEED": "0"} | environment,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout


@cache
def usual(format):
    return shown(format, [str(SEEDS)], ROOT, {})


@pytest.mark.parametrize("name", AROUND)
def test_bytes_do_not_depend_on(name, tmp_path):
    environment, paths, folder = AROUND[name]
    stand = tmp_path
    if folder == "below":  # a copy elsewhere, named from within a folder of its own
        for path in SEEDS.iterdir():
            (tmp_path / path.name).write_bytes(path.read_bytes())
        stand = tmp_path / folder
        stand.mkdir()
    assert shown("json", paths, stand, environment) == usual("json")


@pytest.mark.parametrize("format", ["text", "csv", "markdown"])
def test_every_format_says_the_same_again(format):
    assert shown(format, [str(SEEDS)], ROOT, {"PYTHONHASHSEED": "7"}) == usual(format)


@pytest.mark.parametrize("seed", range(3))
def test_order_of_articles_does_not_matter(seed):
    articles = factcheck.read(str(SEEDS))
    mixed = random.Random(seed).sample(articles, len(articles))
    assert factcheck.check(mixed).render("json").encode() == usual("json")
