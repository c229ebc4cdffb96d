"""A name for a finding that stays the same while the file around it changes."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ilma_data.checks.finding import Finding
from ilma_data.store.document import steps

LENGTH = 16  # hexadecimal digits: 64 bits, so that among a million findings two are hardly ever the same


def fingerprinted(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with their fingerprints.

    A fingerprint is made of the rule, the file below the records folder, the keys that lead to the value and the value
    that was found. Lines, columns and the places of items in their lists are not in it: moving a line or adding an item
    changes none. Findings that are equal in all this are counted, in their order.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for finding in findings:
        keys = [step for step in steps(finding.pointer) if isinstance(step, str)]
        what = (finding.code, finding.file, "/".join(keys), finding.found or "")
        seen[what] += 1
        digest = hashlib.sha256("\0".join([*what, str(seen[what])]).encode("utf-8", "backslashreplace"))
        yield replace(finding, fingerprint=digest.hexdigest()[:LENGTH])
