"""Words that mean nothing, as many as are needed: the same for the same key, and unlike those of any other."""

from hashlib import blake2b

_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]


def words(key: str, count: int, syllables: int = 4) -> str:
    """So many capitalised words, of so many syllables each.

    Two names of two words differ in all but every 10¹⁴th case, so that no rule takes one for the other.
    """
    digest = b""
    while len(digest) < count * syllables:
        digest += blake2b(f"{key}{len(digest)}".encode()).digest()
    parts = [_SYLLABLES[byte % len(_SYLLABLES)] for byte in digest[: count * syllables]]
    return " ".join(
        "".join(parts[start : start + syllables]).capitalize() for start in range(0, len(parts), syllables)
    )
