"""The engine `atheris`: mutations that are kept where they reach code that no input has reached before.

Nothing of the package is imported at the top: what atheris is to watch must be imported under its eyes.
"""

import importlib
import os
import re
import shutil
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzzing.tally import Part, Tally

_LONGEST = 65_536
"""Bytes of an input; the huge ones are for the engine `mutations`."""


def fuzz(part: Part, folder: Path, current: Path) -> None:
    """Do a part, write its tally to the folder, and end the process, which libFuzzer would do in its own way."""
    atheris: Any = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["ilma_data"]):
        _import_what_is_watched()
    from tests.fuzzing.judge import Judge
    from tests.fuzzing.mutations import changed
    from tests.fuzzing.one_file import judged
    from tests.fuzzing.pool import Pool, examples, made, sampled
    from tests.fuzzing.validators import Ajv

    random = Random(part.randomness)
    pool = Pool([*examples(), *sampled(random, 10), *made(random, 30)])
    judge = Judge(Ajv(), current)
    seeds = {hash(seed.raw) for seed in pool.seeds}
    seen = set[int]()
    corpus = folder / f"{part.name}.corpus"

    def judge_one(raw: bytes) -> None:
        if hash(raw) in seeds:
            judged(file_of_bytes(raw), raw, Tally().counts)  # what it reaches is where the mutations start
        elif hash(raw) not in seen:
            seen.add(hash(raw))
            judge.judge(file_of_bytes(raw), raw)
        if judge.counts["inputs"] >= part.inputs:
            judge.finish()
            tally = Tally(judge.counts)
            for failure in judge.failures:
                tally.add(failure)
            tally.save(folder / f"{part.name}.json")
            current.unlink(missing_ok=True)
            shutil.rmtree(corpus)
            os._exit(0)

    def mutate(raw: bytes, max_size: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.3:
            return bytes(atheris.Mutate(raw, max_size))
        return changed(raw, random, pool)[:max_size]

    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir()
    for number, seed in enumerate(pool.seeds):
        (corpus / str(number)).write_bytes(seed.raw)
    options = [f"-seed={random.getrandbits(31)}", f"-max_len={_LONGEST}", "-len_control=0", "-verbosity=0"]
    options += ["-runs=-1", "-timeout=1000000", "-rss_limit_mb=4096", f"-artifact_prefix={corpus}/"]
    atheris.Setup(["fuzz", *options, str(corpus)], judge_one, custom_mutator=mutate)
    atheris.Fuzz()


def _import_what_is_watched() -> None:
    """Import all that a judgement needs: the rules are imported when a first file is checked."""
    from tests.fuzzing.folder import judged_folder
    from tests.fuzzing.pool import examples

    judged_folder({seed.file: seed.raw for seed in examples()}, {}, Tally().counts)


def file_of_bytes(raw: bytes) -> str:
    """The name of a file that fits what is in it: by the first id, or else by its length."""
    from ilma_data.model.records import MODELS, file_name, record_name

    found = re.search(rb'"id": ?"(agreement|meeting|signatory|domain|source)/([-a-z0-9]{1,60})"', raw)
    if found is None:
        return file_name(list(MODELS)[len(raw) % len(MODELS)], "domain/water")
    record_type = "retired" if b'"retired_in"' in raw else found[1].decode()
    file = file_name(record_type, f"{found[1].decode()}/{found[2].decode()}")
    return file if record_name(file) else file_name(record_type, f"{found[1].decode()}/a")
