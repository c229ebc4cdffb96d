"""Where inputs come from: mutations of seeds, and what Hypothesis draws. For atheris there is `coverage`."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from ilma_data.checks.runner import check
from ilma_data.testing import FilesInMemory, broken, files_of, record_sets
from ilma_data.testing.faults.fault import Broken
from tests.fuzzing.bound import failure_of
from tests.fuzzing.failure import Failure, Kind, failed
from tests.fuzzing.folder import Folders, judged_folder
from tests.fuzzing.judge import Judge
from tests.fuzzing.mutations import Level, Mutated, mutated
from tests.fuzzing.pool import Pool, Seed, drawn, examples, made, sampled
from tests.fuzzing.tally import Part, Tally
from tests.fuzzing.validators import Ajv


def run(part: Part, ajv: Ajv | None, current: Path | None = None) -> Tally:
    """Do a part of the engine `mutations` or `hypothesis`."""
    random, judge = Random(part.randomness), Judge(ajv, current)
    work = {"mutations": _mutate, "hypothesis": _draw}[part.engine]
    failures = work(part, random, judge)
    judge.finish()
    tally = Tally(judge.counts)
    for failure in (*judge.failures, *failures):
        tally.add(failure)
    return tally


def _mutate(part: Part, random: Random, judge: Judge) -> list[Failure]:
    """Mutate examples, real records and made ones; those of the example also together in their folder."""
    in_example = {seed.file for seed in examples()}
    pool = Pool([*examples(), *sampled(random, 30), *made(random, 60)])
    folders = Folders(random, judge.counts)
    for one in _distinct(pool, random, part.inputs):
        judge.counts[f"level {one.level}"] += 1
        judge.judge(one.file, one.raw)
        if one.file in in_example and one.level is not Level.SIZE:
            folders.add(Seed(one.file, one.raw))
    folders.finish()
    return folders.failures


def _distinct(pool: Pool, random: Random, number: int) -> Iterator[Mutated]:
    """Mutated files, none of them twice and none a seed."""
    seen = {hash((seed.file, seed.raw)) for seed in pool.seeds}
    for _ in range(number):
        one = mutated(pool.pick(random), random, pool)
        while (digest := hash((one.file, one.raw))) in seen:
            one = mutated(pool.pick(random), random, pool)
        seen.add(digest)
        yield one


def _draw(part: Part, random: Random, judge: Judge) -> list[Failure]:
    """Of ten inputs, eight are mutated records of Hypothesis, one stands in a data set, and one is a single fault."""
    failures: list[Failure] = []

    def lacking() -> int:
        return part.inputs - judge.counts["inputs"]

    while number := lacking():
        pool = Pool([*examples(), *made(random, max(number // 10, 10))])
        for one in _distinct(pool, random, -(-number * 8 // 10)):
            judge.judge(one.file, one.raw)
        for records in drawn(record_sets(), random, max(number // 50, 1)):
            failures += _in_a_set(files_of(records), random, judge, min(5, lacking()))
        for case in drawn(broken(), random, max(number // 10, 1)):
            if lacking():
                failures += _single_fault(case, judge)
    return failures


def _in_a_set(files: dict[str, bytes], random: Random, judge: Judge, number: int) -> list[Failure]:
    """Mutate some files of a data set, and judge each by itself and all together."""
    pool = Pool([Seed(file, raw) for file, raw in files.items()])
    changed = {one.file: one.raw for one in (mutated(pool.pick(random), random, pool) for _ in range(number))}
    for file, raw in changed.items():
        judge.judge(file, raw)
    return judged_folder(files | changed, changed, judge.counts)


def _single_fault(case: Broken, judge: Judge) -> list[Failure]:
    """A data set with one fault has the finding that the fault must bring."""
    changed = {case.file: case.files[case.file]} if case.file in case.files else {}
    for file, raw in changed.items():
        judge.judge_any(file, raw)
    codes: set[str] = set()
    if (
        failure_of(lambda: codes.update(one.code for one in check(FilesInMemory(case.files)).findings))
        is None
    ):
        judge.counts["single faults"] += 1
        if case.code not in codes:
            detail = f"{case.what}: expected {case.code}, found {sorted(codes)}"
            return [failed(Kind.NO_FINDING, case.mutation, detail).about(changed)]
    return judged_folder(case.files, changed, judge.counts)
