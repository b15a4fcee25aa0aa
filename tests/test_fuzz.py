"""Damaged files of every layout are opened or refused; `make fuzz` tries many more of them."""

import sys
import threading
import time
from collections import Counter
from itertools import count

import pytest
from thinning import some_now

pytest.importorskip("resource", reason="limits on a process are for systems that have them")

from tests.fuzz import watching
from tests.fuzz.case import Case, as_json
from tests.fuzz.corpus import own_corpus
from tests.fuzz.findings import Findings, kept_request
from tests.fuzz.folders import Asked, Damaged, damaged, write
from tests.fuzz.run import after, try_all
from tests.fuzz.watching import Answer, Child

SEED = 0
SECONDS = 20.0
MORE_SECONDS = 120.0


REFUSED = {"run lengths in tables"}
"""Known by name, and not read."""


def test_each_small_case_opens_before_it_is_damaged(tmp_path):
    child = Child()
    refused = {}
    for case in own_corpus():
        write(tmp_path / "results", case.files)
        path = "." if case.truth is None else None
        answer = child.open(tmp_path / "results", Asked(path, case.truth, case.predictions, case.classes))
        if not answer.opened:
            refused[case.name] = answer.detail
    child.stop()
    assert refused.keys() == REFUSED, refused


@pytest.mark.parametrize("seconds", [SECONDS, pytest.param(MORE_SECONDS, marks=pytest.mark.long)])
def test_damaged_files_are_opened_or_refused_within_limits_of_time_and_memory(seconds):
    kinds = Counter()
    first = {}
    for tried in try_all(own_corpus(), SEED, count(), after(seconds)):
        if (kind := tried.answer.finding) is not None:
            kinds[kind] += 1
            words = f"number {tried.number} of seed {SEED}, {tried.damaged.case}, {tried.damaged.asked}"
            first.setdefault(kind, f"{words}\n{tried.answer.detail}")
    assert not kinds, "\n\n".join(f"{kinds[kind]} times {kind}: {text}" for kind, text in first.items())


def test_a_number_always_stands_for_the_same_damage():
    corpus = (Case("one", {"a.json": as_json([{"image": "a", "truth": "x"}] * 9)}),)
    once, again = (
        [
            (one.asked, sorted(one.files.items(), key=str))
            for one in (damaged(corpus, 5, n) for n in range(50))
        ]
        for _ in range(2)
    )
    assert str(once) == str(again)
    assert len(set(map(str, once))) > 40


FAULTS = {
    "raise KeyError('x')": "KeyError",
    "raise MemoryError": "MemoryError",
    "import os, signal; os.kill(os.getpid(), signal.SIGSEGV)": "death with status -11",
    "import threading; threading.Event().wait()": "hang",
    "import time; end = time.process_time() + 1\nwhile time.process_time() < end: pass": "slow",
    "bytearray(100 << 20)": "memory",
    "bytearray(64 << 30)": "MemoryError",
    "import subprocess; subprocess.run(['true'])": "forbidden subprocess.Popen",
    "import os; os.system('true')": "forbidden os.system",
    "open('x', 'w')": "forbidden open",
    "import socket; socket.create_connection(('127.0.0.1', 9))": "forbidden socket",
    "import contextlib\nwith contextlib.suppress(BaseException): open('x', 'a')": "forbidden open",
}
FAULTY = """
import cmviewer.readers as readers, tests.fuzz.child as child, tests.fuzz.whole_way as whole_way

def go(asked):
    exec(asked.path)
    return True

readers.load_readers, whole_way.go, child.SECONDS, child.MEMORY = lambda: None, go, 0.5, 50 << 20
child.main()
"""


@pytest.fixture(scope="module")
def faulty():
    """A child that does what it is told in place of opening anything."""
    child = Child(("-c", FAULTY), patience=6)
    yield child
    child.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is seen where Linux tells it")
@pytest.mark.parametrize("fault", some_now(FAULTS, every=3))
def test_whatever_becomes_of_the_child_is_seen_and_the_next_folder_is_opened(fault, faulty, tmp_path):
    assert faulty.open(tmp_path, Asked("pass")).opened
    found = faulty.open(tmp_path, Asked(fault)).finding
    assert found is not None
    assert found.startswith(FAULTS[fault])
    assert faulty.open(tmp_path, Asked("pass")).opened


@pytest.mark.skipif(sys.platform != "linux", reason="memory is seen where Linux tells it")
def test_what_costs_a_file_though_nobody_has_foreseen_it_is_told_and_no_fault(faulty, tmp_path):
    told = "from cmviewer.log import LOG\ntry: int('x')\nexcept ValueError: LOG.info('x', exc_info=True)"
    answer = faulty.open(tmp_path, Asked(told))
    assert (answer.finding, answer.unforeseen) == (None, ["ValueError at <string>:<module>"])
    assert faulty.open(tmp_path, Asked("pass")).unforeseen == []


@pytest.mark.skipif(sys.platform != "linux", reason="who has the processor is told by Linux")
def test_a_child_that_others_keep_from_computing_does_not_hang(faulty, tmp_path, monkeypatch):
    assert faulty.open(tmp_path, Asked("pass")).opened
    monkeypatch.setattr(faulty, "_patience", 0.2)
    monkeypatch.setattr(watching, "_kept_waiting", lambda _: time.monotonic())
    assert faulty.open(tmp_path, Asked("import threading; threading.Event().wait(1)")).opened
    monkeypatch.setattr(watching, "_kept_waiting", lambda _: 0.0)
    assert faulty.open(tmp_path, Asked("import threading; threading.Event().wait(9)")).finding == "hang"


class Reader:
    """A child that tells what lies in the folder; an even one takes its time."""

    def open(self, folder, _):
        names = sorted(path.name for path in folder.iterdir())
        threading.Event().wait(0.02 if len(names) % 2 else 0)
        assert names == sorted(path.name for path in folder.iterdir())
        return Answer(opened=True, finding=None, detail=names[0])

    def stop(self):
        pass


def test_children_side_by_side_answer_in_the_order_of_the_numbers_each_for_its_own(monkeypatch):
    monkeypatch.setattr("tests.fuzz.run.Child", Reader)
    monkeypatch.setattr(
        "tests.fuzz.run.damaged",
        lambda _, seed, number: Damaged(
            "", {f"{seed} {number:02} {k}": b"" for k in range(1 + number % 2)}, Asked()
        ),
    )
    tried = list(try_all((), 7, range(30), lambda: False, workers=3))
    assert [one.number for one in tried] == list(range(30))
    assert [one.answer.detail for one in tried] == [f"7 {number:02} 0" for number in range(30)]


def test_a_large_case_is_taken_more_seldom_than_a_small_one():
    corpus = (Case("small", {"a": bytes(100)}), Case("large", {"a": bytes(160_000)}))
    taken = Counter(damaged(corpus, 1, number).case for number in range(600))
    assert 20 < taken["large"] < 120


def test_a_finding_is_kept_with_all_that_shows_it_again(tmp_path):
    one = damaged(own_corpus(), 3, 14)
    answer = Answer(opened=False, finding="KeyError", detail="where")
    findings = Findings.of(tmp_path / "found")
    kept = findings.add(14, one, answer, "how to see it again")
    findings.reached(15)
    assert "KeyError" in (kept / "finding.txt").read_text()
    assert kept_request(kept) == one.asked
    for name, content in one.files.items():
        assert not isinstance(content, bytes) or (kept / "files" / name).read_bytes() == content
    later = Findings.of(tmp_path / "found")
    assert (later.next_number, later.kinds) == (15, {"KeyError": 1})
