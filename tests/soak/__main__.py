"""`make soak`: 10,000 interactions with the real window; its curve stands in tests/benchmarks/README.md.

python -m tests.soak --interactions 10000 --seed 1
"""

import argparse
import sys

from tests.soak.growth import growth, has_grown
from tests.soak.run import HangError, soak
from tests.soak.vitals import Vitals


def main() -> int:
    """Work the window and print its curve; status 1 where anything failed or memory grew."""
    parser = argparse.ArgumentParser("python -m tests.soak")
    parser.add_argument("--interactions", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    curve: list[Vitals] = []
    faults: dict[str, str] = {}
    print("| interactions | memory | longest freeze |\n|---|---|---|", flush=True)
    try:
        for vitals in soak(told.interactions, told.seed, faults):
            curve.append(vitals)
            memory, freeze = vitals.memory / 2**20, 1e3 * vitals.freeze
            print(f"| {vitals.done:,} | {memory:.0f} MiB | {freeze:.0f} ms |", flush=True)
    except HangError as error:
        faults["hang"] = str(error)
    for fault in faults.values():
        print(f"seed {told.seed}: {fault}\n", file=sys.stderr)
    if (found := growth(curve)) is not None:
        print(f"\nfirst third {found[0] / 2**20:.0f} MiB, last third {found[1] / 2**20:.0f} MiB")
    if has_grown(curve):
        print("memory grows", file=sys.stderr)
    return int(bool(faults) or has_grown(curve))


if __name__ == "__main__":
    sys.exit(main())
