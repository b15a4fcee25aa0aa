"""`make fuzz`: damaged folders without end.

python -m tests.fuzz --cases 100000 --seed 1     goes on where an earlier run of this seed was stopped
python -m tests.fuzz --cases 100000 --workers 2  two children side by side, with the same numbers
python -m tests.fuzz --seed 1 --only 4711        one number again
python -m tests.fuzz --kept build/fuzz/seed-1/0004711     a folder that was kept
"""

import argparse
import sys
import time
from io import TextIOWrapper
from pathlib import Path

from tests.fuzz.corpus import whole_corpus
from tests.fuzz.findings import Findings, kept_request
from tests.fuzz.run import Tried, try_all
from tests.fuzz.watching import ROOT, Child

TOLD_EVERY = 1_000


def main() -> int:
    """Run the numbers that are asked for; status 1 where anything was found."""
    parser = argparse.ArgumentParser("python -m tests.fuzz")
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1, help="children side by side")
    parser.add_argument("--only", type=int, help="one number, whatever was run before")
    parser.add_argument("--kept", type=Path, help="a folder of an earlier finding")
    told = parser.parse_args()
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # names of files are odd too
    if told.kept is not None:
        return _again(told.kept)
    if told.only is not None:
        return _only(told.seed, told.only)
    return _many(told.cases, told.seed, told.workers)


def _many(cases: int, seed: int, workers: int) -> int:
    findings = Findings.of(ROOT / "build" / "fuzz" / f"seed-{seed}")
    first = findings.next_number
    print(f"{len(whole_corpus())} small cases, seed {seed}, numbers {first:,} to {cases - 1:,}", flush=True)
    print(f"What is found is kept in {findings.folder.relative_to(ROOT)}", flush=True)
    opened, began, known = 0, time.monotonic(), len(findings.kinds)
    for tried in try_all(whole_corpus(), seed, range(first, cases), lambda: False, workers):
        opened += tried.answer.opened
        if tried.answer.finding is not None:
            _keep(findings, tried, seed)
        for kind in tried.answer.unforeseen:
            findings.unforeseen[kind] += 1
            if findings.unforeseen[kind] == 1:
                print(f"unforeseen: {kind}, {tried.damaged.case}: {_again_words(seed, tried)}", flush=True)
        done = tried.number + 1
        if done % TOLD_EVERY == 0 or done == cases or tried.answer.finding is not None:
            findings.reached(done)
        if done % TOLD_EVERY == 0:
            rate = (done - first) / (time.monotonic() - began)
            print(f"{done:,} done, {opened / (done - first):.0%} opened, {rate:.0f} a second, "
                  f"{len(findings.kinds)} kinds found", flush=True)  # fmt: skip
    for kind, times in findings.kinds.most_common():
        print(f"{times:6}  {kind}")
    for kind, times in findings.unforeseen.most_common():
        print(f"{times:6}  a problem of its file that nobody has foreseen: {kind}")
    print(f"{max(cases, first):,} cases of seed {seed}: {len(findings.kinds)} kinds, {known} of them known")
    return int(bool(findings.kinds))


def _again_words(seed: int, tried: Tried) -> str:
    return f"python -m tests.fuzz --seed {seed} --only {tried.number}"


def _keep(findings: Findings, tried: Tried, seed: int) -> None:
    again = _again_words(seed, tried)
    kept = findings.add(tried.number, tried.damaged, tried.answer, again)
    if kept is not None:
        print(
            f"{tried.answer.finding}\n    {tried.damaged.case}: {again}\n    {kept.relative_to(ROOT)}",
            flush=True,
        )


def _only(seed: int, number: int) -> int:
    (tried,) = try_all(whole_corpus(), seed, range(number, number + 1), lambda: False)
    print(f"{tried.damaged.case} {tried.damaged.asked}\n{tried.answer.finding}\n{tried.answer.detail}")
    print(*tried.answer.unforeseen, sep="\n")
    return int(tried.answer.finding is not None)


def _again(kept: Path) -> int:
    child = Child()
    answer = child.open((kept / "files").resolve(), kept_request(kept))
    child.stop()
    print(f"{answer.finding}\n{answer.detail}")
    return int(answer.finding is not None)


if __name__ == "__main__":
    sys.exit(main())
