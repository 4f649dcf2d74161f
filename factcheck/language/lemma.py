"""The dictionary form of a word."""
def lemma(word: str, tag: str, fine: str) -> str:
    return word.lower()
