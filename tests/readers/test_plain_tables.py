"""Large tables without oddities are read another way, to the same end."""

import threading
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from thinning import some_now

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Fields
from cmviewer.progress import Cancel, Cancelled
from cmviewer.readers import OpenRequest, UncertainColumns, open_evaluation
from cmviewer.readers.decisions import Decisions
from cmviewer.readers.tables.block_columns import WantedColumns, joined_labels, read_block
from cmviewer.readers.tables.blocks import NotPlain, blocks_of
from cmviewer.readers.tables.delimited import read_delimited
from cmviewer.readers.tables.parts import ClassScores, Labels, SamplePart
from cmviewer.readers.tables.plain_tables import read_plain
from cmviewer.readers.tables.table_parts import read_table

MANY = 21_100
"""More rows than columns are recognised by, and their header."""
HEADER = "image,truth,prediction,score\n"
ROWS = "".join(f"val/{i:05}.png,{'cat' if i % 3 else 'dog'},cat,0.{i % 100:02}\n" for i in range(MANY))


def plainly(file: Path) -> tuple[list[SamplePart] | None, list]:
    problems: list = []
    return read_plain(file, Decisions(), problems, lambda *_: None), problems


def carefully(file: Path) -> tuple[list[SamplePart], list]:
    problems: list = []
    return read_table(read_delimited, file, Decisions(), problems), problems


def plain(value: object) -> object:
    """What can be compared: labels as text, arrays as lists, NaN as None."""
    if isinstance(value, Labels):
        return value.text().tolist(), set(value.names)
    if isinstance(value, ClassScores):
        return value.names, plain(value.best), plain(value.load())
    if isinstance(value, Fields):
        table = value.open()
        return value.row.tolist(), table.names, table.read(value.row[[0, -1]].astype(np.int64)).tolist()
    if isinstance(value, np.ndarray):
        filled = value if value.dtype == object else np.where(np.isnan(value), -1, value)
        return filled.tolist()
    return value


def everything(part: SamplePart) -> dict[str, object]:
    return {field.name: plain(getattr(part, field.name)) for field in fields(part)}


def check_same(file: Path, *, expected_plain: bool = False) -> None:
    mine, said = plainly(file)
    assert mine is not None or not expected_plain
    if mine is None:
        assert not said
        return
    theirs, also_said = carefully(file)
    assert [everything(part) for part in mine] == [everything(part) for part in theirs]
    assert said == also_said


PLAIN = {
    "ordinary": HEADER + ROWS,
    "without a last line end": (HEADER + ROWS).rstrip("\n"),
    "blank lines at the end": HEADER + ROWS + "\n\n",
    "windows": (HEADER + ROWS).replace("\n", "\r\n"),
    "marked": "\ufeff" + HEADER + ROWS,
    "marked, without a header": "\ufeff" + ROWS,
    "comments above": "# made by hand\n#\n" + HEADER + ROWS,
    "words for nothing are names": HEADER + ROWS + "a.png,NA,None,0.5\nb.png,null,nan,0.5\nc.png,-,na,1\n",
    "missing": HEADER + ROWS + "a.png,,cat,0.5\nb.png,dog,,0.5\nc.png,cat,dog,\n,cat,dog,nan\n",
    "numbers as names": "truth,prediction\n" + "7,7\n8,7\n" * MANY + "007,7\n1,07\n",
    "whole numbers": "truth,prediction\n" + "7,7\n8,7\n" * MANY + "1.0,7\n",
    "true and false": "truth,prediction\n" + "True,False\nFalse,False\n" * MANY,
    "blanks before a field": HEADER + ROWS + "a.png, cat, dog,  0.5\n",
    "apostrophes": HEADER + ROWS + "'=a.png,carpenter's kit,'-x,0.5\n'b.png,'+y,''+y,0.5\n",
    "letters": HEADER + ROWS + "größe.png,größe,猫,0.5\n",
    "tabs": (HEADER + ROWS).replace(",", "\t") + "\xa0a.png\t\xa0cat\tdog\t0.5\n",
    "semicolons": (HEADER + ROWS).replace(",", ";"),
    "percents": (HEADER + ROWS).replace(",0.", ",").replace("score", "score %"),
    "scores of classes": "truth,prob_a,prob_b\n" + "a,0.25,0.75\nb,1,0\n" * MANY + "a,,1e-3\n",
    "other columns": "truth,note,prediction\n" + "".join(f"a,{i},b\nb,{i},a\n" for i in range(MANY)),
    "checkpoints": "epoch,truth,prediction\n" + "".join(f"{e},a,b\n{e},b,b\n" * MANY for e in (9, 10)),
    "images again": HEADER + ROWS + ROWS[: ROWS.index("\n") + 1],
}


@pytest.mark.parametrize("kind", some_now(PLAIN, every=3))
def test_a_plain_table_is_read_at_once_and_says_the_same(tmp_path, kind):
    text = PLAIN[kind]
    file = tmp_path / "table.csv"
    file.write_text(text, encoding="utf-8", newline="")
    check_same(file, expected_plain=True)


ODD = {
    "small": HEADER + "a.png,cat,dog,0.5\n",
    "quotes": HEADER + ROWS + '"a,b.png",cat,dog,0.5\n',
    "a short row": HEADER + ROWS + "a.png,cat\n",
    "a long row": HEADER + ROWS + "a.png,cat,dog,0.5,7\n",
    "a short and a long row": HEADER + ROWS + "a.png,cat,dog\nb.png,cat,dog,0.5,7\n",
    "a blank line": HEADER + ROWS + "\n" + ROWS,
    "an old line end": HEADER + ROWS + "a.png,cat,dog,0.5\rb.png,cat,dog,0.5\n",
    "a blank behind a field": HEADER + ROWS + "a.png,cat ,dog,0.5\n",
    "a tab": HEADER + ROWS + "a.png,cat\t,dog,0.5\n",
    "a score that is none": HEADER + ROWS + "a.png,cat,dog,high\n",
    "a decimal comma": (HEADER + ROWS).replace(",", ";").replace("0.", "0,"),
    "no text": HEADER + ROWS + "a\0.png,cat,dog,0.5\n",
    "a mark inside": HEADER + ROWS + "\ufeff" + HEADER + ROWS,
    "spaces": ROWS.replace(",", " "),
    "counts": "truth,prediction,count\n" + "3,1,2\n1,3,2\n" * MANY,
    "one column": "truth\n" + "a\nb\n" * MANY,
    "metrics": "epoch,accuracy,precision\n" + "1,0.5,0.25\n" * MANY,
    "unclear": "".join(f"{i}.png,a,b\n{i}b.png,b,a\n" for i in range(MANY)),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_what_is_odd_is_left_to_the_careful_way(tmp_path, text):
    file = tmp_path / "table.csv"
    file.write_text(text, encoding="utf-8", newline="")
    assert plainly(file) == (None, [])


def test_another_encoding_is_left_to_the_careful_way(tmp_path):
    file = tmp_path / "table.csv"
    for encoding in ("utf-16", "cp1252"):
        file.write_bytes((HEADER + ROWS + "ä.png,cat,dog,0.5\n").encode(encoding))
        assert plainly(file) == (None, [])
    assert plainly(tmp_path / "missing.csv") == (None, [])


NAMES = ["", "cat", "NA", "None", "null", "nan", "007", "7", "1.0", "True", "ü", "a'b", "'=x", "'-1", " cat"]
VALUES = ["0.5", "-1", "1e3", "inf", "9" * 40, "high", "cat ", '"', '"a,b"', 'a"b', "a\tb", "\xa0x", "#"]
FIELDS = st.one_of(st.sampled_from(NAMES), st.sampled_from(VALUES), st.text(max_size=3))
ROWS_OF_NAMES = st.tuples(*[st.sampled_from(NAMES)] * 3, st.sampled_from(["0.5", "", "nan", "1e-3"]))
LINES = st.one_of(ROWS_OF_NAMES, st.lists(FIELDS, min_size=3, max_size=5)).map(",".join)
TEXTS = st.tuples(st.lists(LINES, max_size=4), st.sampled_from(["\n", "\r\n", "\n\n"])).map(
    lambda drawn: "".join(line + drawn[1] for line in drawn[0])
)


@pytest.mark.long
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(text=",,,\n", first=False, ends="\n")
@example(text=";,;,;,;\n", first=False, ends="\n")
@given(text=TEXTS, first=st.booleans(), ends=st.sampled_from(["\n", "\r\n"]))
def test_both_ways_say_the_same_whatever_is_in_some_rows(tmp_path, text, first, ends):
    file = tmp_path / "table.csv"
    rows = ROWS.replace("\n", ends)
    content = HEADER + (text + rows if first else rows + text)
    file.write_bytes(content.encode("utf-8", "surrogatepass"))
    try:
        check_same(file)
    except UncertainColumns:
        raise AssertionError("the careful way asks a question, the other one does not") from None
    except CmviewerError as error:
        raise AssertionError(f"the careful way refuses what the other one reads: {error}") from None


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["a", "bb", "ccc", "7", "07", "1.0", ""]), min_size=1), st.integers(4, 40))
def test_labels_of_many_blocks_are_those_of_the_file(tmp_path, names, size):
    file = tmp_path / "labels.csv"
    file.write_text("".join(f"{name},x\n" for name in names))
    blocks = [read_block(block, ",", 2, WantedColumns(labels=(0,))) for block in blocks_of(file, size)]
    assert sum(block.count for block in blocks) == len(names)
    labels = joined_labels([block.labels[0] for block in blocks])
    expected = Labels.of_text(np.array(names, dtype=object))
    assert labels.text().tolist() == expected.text().tolist()
    assert set(labels.names) == set(expected.names)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 100])
def test_blocks_end_with_a_line_and_leave_nothing_out(tmp_path, size):
    file = tmp_path / "lines.txt"
    file.write_bytes(b"one\r\ntwo\r\nlonger than a block\r\nlast\r\n\r\n")
    blocks = list(blocks_of(file, size))
    assert b"".join(blocks) == b"one\ntwo\nlonger than a block\nlast\n"
    assert all(block.endswith(b"\n") for block in blocks)


def test_a_file_that_is_gone_is_not_plain(tmp_path):
    with pytest.raises(NotPlain):
        list(blocks_of(tmp_path / "gone.csv"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of several blocks."""
    file = tmp_path_factory.mktemp("large") / "epoch_1.csv"
    file.write_bytes(b"truth,prediction\n" + b"cat,dog\ndog,dog\n" * 1_000_000)
    return file


def test_reading_says_how_far_it_is(large):
    said: list[tuple[str, int, int]] = []
    open_evaluation(OpenRequest(large), lambda *how_far: said.append(how_far))
    done = [done for what, done, size in said if what == "Reading epoch_1.csv, MB" and size == 17]
    assert len(done) > 2
    assert done == sorted(set(done))
    assert done[-1] < 17


def test_reading_stops_in_the_middle_of_a_file(large):
    cancel = Cancel()
    places: list[int] = []

    def progress(what: str, done: int, total: int) -> None:
        places.append(done)
        if done:
            cancel.set()

    threads = threading.active_count()
    with pytest.raises(Cancelled):
        open_evaluation(OpenRequest(large), progress, cancel)
    assert places[-1] < 17 / 2
    assert threading.active_count() == threads
