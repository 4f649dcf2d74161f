"""Alerts for the tests of the gate's formats, placed in texts as a reader of characters would place them."""

from factcheck.alert import Agreed, Alert, Related, Run

# emoji outside and inside the basic plane, joined ones, combining marks, CRLF, tabs, right to left, a wrapped sentence
NEW = (
    "# Harbour news 🚢\r\n\r\n"
    "👩‍👩‍👧 The Cafe\u0301 Brisant opened on 4 May 1998. It seats 40 people.\r\n"
    "\tשלום עולם: the Aldersey bridge cost $4.2 million.\r\n"
    "- The ferry to Skarholm\r\n  takes 90 minutes.\r\n"
)
OLD = "The Cafe\u0301 Brisant opened on 9 May 1998.\n\n𝔄𝔅 The Aldersey bridge cost $6.5 million.\n"
PRESS = "The Aldersey bridge cost £7 million, said a man 😀.\rThe ferry to Skarholm takes 2 hours.\r"
TEXTS = {"articles/new.md": NEW, "archive/old.md": OLD, "press/2001 files/#1.txt": PRESS}


def place(path, words, texts=TEXTS):
    """path, line, column, end_line, end_column of words, counted without the code under test."""
    text = texts[path]
    first = text.index(words)
    return (path, *_line(text, first), *_line(text, first + len(words)))


def _line(text, at):
    line, begin, here = 1, 0, 0
    while here < at:
        step = 2 if text[here : here + 2] == "\r\n" else 1
        if text[here] in "\r\n" and here + step <= at:
            line, begin = line + 1, here + step
        here += step
    return line, at - begin + 1


def related(path, words, value, reason, *, published="", texts=TEXTS):
    return Related(*place(path, words, texts), visible(words), value, path.rsplit("/", 1)[-1], published, reason)


def visible(words):
    return " ".join(words.split())


def alert(alert_id, rule, title, message, words, *, kind, value, others, **fields):
    texts = fields.pop("texts", TEXTS)
    path = fields.pop("path", "articles/new.md")
    given = {"severity": "error", "confidence": 0.97, "state": "new", "fact_id": f"f-{alert_id}"} | fields
    path, line, column, end_line, end_column = place(path, words, texts)
    return Alert(
        alert_id=alert_id,
        rule_id=rule,
        kind=kind,
        title=title,
        message=message,
        path=path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=visible(words),
        value_text=value,
        source=path.rsplit("/", 1)[-1],
        published="2023-06-01",
        related=tuple(others),
        **given,
    )


ALERTS = [
    alert(
        "00000000000000a1",
        "FC101",
        "Two dates for one event",
        "1998-05-04 is not 1998-05-09",
        "The Cafe\u0301 Brisant opened on 4 May 1998.",
        kind="date",
        value="4 May 1998",
        others=[
            related(
                "archive/old.md",
                "The Cafe\u0301 Brisant opened on 9 May 1998.",
                "9 May 1998",
                "1998-05-04 is not 1998-05-09",
                published="1999-01-02",
            )
        ],
    ),
    alert(
        "00000000000000a2",
        "FC103",
        "Two amounts for one sum",
        "4200000 USD is not 6500000 USD",
        "the Aldersey bridge cost $4.2 million.",
        kind="money",
        value="$4.2 million",
        others=[
            related(
                "archive/old.md",
                "The Aldersey bridge cost $6.5 million.",
                "$6.5 million",
                "4200000 USD is not 6500000 USD",
                published="1999-01-02",
            ),
            related(
                "press/2001 files/#1.txt",
                "The Aldersey bridge cost £7 million, said a man 😀.",
                "£7 million",
                "4200000 USD is not 7000000 GBP",
            ),
        ],
        severity="warning",
        confidence=0.914,
    ),
    alert(
        "00000000000000a3",
        "FC105",
        "Two durations for one span",
        "5400 s is not 7200 s",
        "The ferry to Skarholm\r\n  takes 90 minutes.",
        kind="duration",
        value="90 minutes",
        others=[
            related(
                "press/2001 files/#1.txt",
                "The ferry to Skarholm takes 2 hours.",
                "2 hours",
                "5400 s is not 7200 s",
            )
        ],
        severity="note",
        confidence=0.6,
    ),
    alert(
        "00000000000000a4",
        "FC102",
        "Two numbers for one count",
        "40 is not 60",
        "It seats 40 people.",
        kind="number",
        value="40",
        others=[related("archive/old.md", "The Aldersey bridge cost $6.5 million.", "", "40 is not 60")],
        state="known",
        why="the second room opened later",
    ),
]
RUN = Run(
    version="0.1.0",
    checked=("articles/new.md", "articles/quiet.md"),
    sources=2,
    claims=9,
    shared=4,
    new=3,
    known=1,
    agreed=(Agreed("articles/new.md", 3, "f-b1", "Cafe\u0301 Brisant: who opened it"),),
    texts=TEXTS,
)
CLEAN = RUN._replace(new=0, known=0, agreed=(), texts={})


def many(number, **fields):
    """Alerts that differ in id, severity and confidence only."""
    return [
        ALERTS[0]._replace(alert_id=f"{n:016x}", confidence=0.9 + n / (10 * number), **fields) for n in range(number)
    ]


def hostile(text):
    """Alerts with the text in every field that comes from an article or its path."""
    other = ALERTS[0].related[0]._replace(path=f"{text}.md", text=f"{text} and more", value_text=text, source=text)
    other = other._replace(reason=f"{text} is not it", published=text)
    fields = {"path": f"{text}.md", "text": f"Here: {text} end", "value_text": text, "source": text}
    return [
        ALERTS[0]._replace(related=(other,), message=f"{text} is not that", published=text, **fields),
        ALERTS[1]._replace(text=text, value_text="", message=text, path=text, related=(other,), why=text),
        ALERTS[3]._replace(why=text, text=text, path=f"a/{text}/b.md"),
    ]


def hostile_run(text):
    return RUN._replace(
        checked=(text,), agreed=(Agreed(text, 1, "f", text),), unread=((f"{text}x", text),), texts={text: text}
    )
