"""Tables of which other processes read ranges of bytes say what they say in one process."""

import pickle
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_plain_tables import HEADER, ODD, PLAIN, ROWS, everything
from thinning import some_now

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Elsewhere, LostElsewhereError
from cmviewer.problems.bundles import SHARD_FAILED
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.labels import reading
from cmviewer.readers.tables import plain_ranges, plain_tables
from cmviewer.readers.tables.block_columns import WantedColumns
from cmviewer.readers.tables.plain_ranges import PlainRows, read_range
from cmviewer.readers.tables.plain_tables import read_plain
from cmviewer.regular_files import open_regular


def sent(looks, _what=""):
    """Take looks that are packed and unpacked, as if another process took them."""
    return [pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(look))())) for look in looks]


def read(file, elsewhere=None):
    problems = []
    return read_plain(file, Decisions(), problems, lambda *_: None, elsewhere), problems


@pytest.fixture
def ranges(monkeypatch):
    """Make ranges of some size."""
    return lambda size: monkeypatch.setattr(plain_ranges, "RANGE", size)


@pytest.mark.parametrize("kind", some_now({**PLAIN, **ODD}, every=4))
def test_ranges_say_what_one_process_says(tmp_path, kind, ranges):
    file, taken = tmp_path / "table.csv", []
    file.write_text({**PLAIN, **ODD}[kind], encoding="utf-8", newline="")
    ranges(50_021)
    elsewhere = Elsewhere(lambda looks, _what: taken.append(len(looks)) or sent(looks), print)
    (there, also_said), (here, said) = read(file, elsewhere), read(file)
    assert (there is None) == (here is None)
    assert also_said == said
    assert [everything(one) for one in there or ()] == [everything(one) for one in here or ()]
    assert here is None or taken[0] > 2


ROW = st.sampled_from(["a,cat,0.5", "größe,dog,1", "b, cat,", ",,", "'=c,cat,1e-3"])
ODD_ROW = st.sampled_from(["a,b", "", '"q",a,1', "a\rb,c,1", "name,label,score", "a ,b,1"])
LINES = st.tuples(st.lists(ROW, max_size=10), st.lists(ODD_ROW, max_size=1), st.lists(ROW, max_size=3)).map(
    lambda drawn: [line for some in drawn for line in some]
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=LINES,
    end=st.sampled_from(["\n", "\r\n"]),
    last=st.sampled_from(["", "\n", "\n\n\n", "\r\n\r\n"]),
    cuts=st.lists(st.integers(0, 200), max_size=6),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_any_ranges_are_the_blocks_of_one_process(tmp_path, lines, end, last, cuts, mark):
    """Whatever rows there are: wherever it is cut, the same columns, or that it needs care."""
    file, header = tmp_path / "table.csv", "name,label,score"
    data = (mark + header + end + end.join(lines) + last).encode()
    file.write_bytes(data)
    wanted, rows = WantedColumns((1,), (0,), (2,)), PlainRows(file, ",", 3, 1, b"name,label,score\n")
    inside = sorted({cut for cut in cuts if len(mark.encode()) + len(header) + 2 < cut < len(data)})
    one, many = (
        outcome([read_range(rows, wanted, *part) for part in pairwise([0, *some, len(data)])])
        for some in ([], inside)
    )
    assert many == one


def outcome(found):
    """What ranges come to, as plain values; None where they need care."""
    try:
        columns = plain_ranges.together(found)
    except plain_tables.NotPlain:
        return None
    labels = [np.array(names, object)[codes].tolist() for one in columns for codes, names in one.labels]
    text = [value for one in columns for values in one.text for value in values.tolist()]
    numbers = [str(value) for one in columns for value in one.numbers[:, 0].tolist()]
    return [label for some in labels for label in some], text, numbers


def test_no_range_reads_more_than_its_rows(tmp_path, monkeypatch):
    file = tmp_path / "table.csv"
    file.write_text(HEADER + ROWS)
    noted = []

    class Noting:
        def __init__(self, stream):
            self.stream = stream

        def __enter__(self):
            return self

        def __exit__(self, *_error):
            self.stream.close()

        def seek(self, place):
            return self.stream.seek(place)

        def read(self, size):
            noted.append(size)
            return self.stream.read(size)

        def readline(self):
            data = self.stream.readline()
            noted.append(len(data))
            return data

    monkeypatch.setattr(plain_ranges, "open_regular", lambda path: Noting(open_regular(path)))
    rows = PlainRows(file, ",", 4, 1, HEADER.encode())
    found = read_range(rows, WantedColumns(labels=(1,)), 100_000, 120_000)
    assert found is not None
    assert sum(noted) < 20_000 + 40


def test_what_is_large_and_odd_is_read_here_which_is_said(tmp_path, ranges, monkeypatch):
    monkeypatch.setattr(reading, "RANGE", 10_000)
    ranges(10_000)
    told = []
    for name, rows in (("plain", ROWS), ("quoted", ROWS + '"a\nb.png",cat,dog,0.5\n')):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.csv").write_text(HEADER + rows)
        there = open_evaluation(OpenRequest(tmp_path / name), elsewhere=Elsewhere(sent, told.append))
        here = open_evaluation(OpenRequest(tmp_path / name))
        assert there.problems == here.problems
        assert there.images.names == here.images.names
        np.testing.assert_array_equal(there.truth.label, here.truth.label)
    assert [file.name for file in told] == ["quoted.csv"]


def test_lost_workers_are_no_fault_of_the_file(tmp_path, ranges):
    (tmp_path / "table.csv").write_text(HEADER + ROWS)
    ranges(10_000)

    def lost(_looks, _what):
        raise LostElsewhereError(CmviewerError(SHARD_FAILED.of(why="all are gone")))

    with pytest.raises(LostElsewhereError, match="all are gone"):
        open_evaluation(OpenRequest(tmp_path), elsewhere=Elsewhere(lost, print))
