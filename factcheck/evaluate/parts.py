"""What the scorecards ask, by the mechanism that answers it: the parts that an ablation can blank."""

from __future__ import annotations

PARTS: dict[str, tuple[str, ...]] = {
    "structure": ("noun", "noun_sure", "predicate", "predicate_sure", "agent", "slot"),
    "words": (
        "all_low", "all_high", "near_low", "near_high", "lost_low", "lost_high", "similarity",
        "all_shared", "near_shared",
    ),
    "sequence": ("frame", "window", "inside", "before", "after"),
    "names": ("name_low", "name_high", "names_shared", "role", "holder", "former", "office", "deed", "post", "site"),
    "surroundings": ("event_day", "around", "subject", "heading", "row", "position"),
    "stance": ("certainty", "unsure", "unreal", "quoted", "polarity", "denied", "mention", "cause"),
    "values": (
        "gap", "amount_gap", "date_gap", "swapped", "near_miss",
        "not_yet", "sole_noun", "sole_predicate", "sole_role", "act", "act_any",
        "foreign_low", "foreign_high", "foreign_person_low", "foreign_person_high", "small",
        "magnitude", "steps", "unit", "bound", "hedged", "grain", "grain_low", "grain_high", "day", "finer", "variant",
        "often_low", "often_high", "word_low", "word_high",
    ),
    "limits": ("sides", "qualifier", "shared_values", "other_conflicts", "stated", "inferred"),
    "event": (
        "articles", "articles_names", "dates_clash", "dates_one", "days_apart", "undated", "moment", "change",
        "bygone", "running", "elsewhere_told", "there", "apart", "lead", "said", "stamp",
        "listed_low", "listed_high", "wordy_low", "wordy_high",
    ),
    "company": (
        "margin_low", "margin_high", "agrees_low", "agrees_high", "elsewhere_low", "elsewhere_high",
        "third_low", "third_high", "rivals_low", "rivals_high", "kin", "kin_similarity", "kin_mean",
    ),
}  # fmt: skip
