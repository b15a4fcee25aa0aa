"""Codes of a Parquet dictionary name what stands in it, or the file is a problem with words."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import fastparquet
import numpy as np
import pandas as pd
import pytest
from fastparquet import cencoding, core, encoding
from opening import opened, pairs, refusal

from cmviewer.parquet.check import Damaged
from cmviewer.parquet.pages import look_at_pages

TRUTH = ["cat", "dog", "owl", "cat"] * 3
CODES = bytes([0, 1, 2, 0]) * 3
GOOD = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"
FRAME = pd.DataFrame(
    {
        "image": [f"{row}.png" for row in range(12)],
        "truth": pd.Categorical(TRUTH),
        "prediction": pd.Categorical(["cat", "dog", "dog", "owl"] * 3),
    }
)
WAYS = [
    *((1, True, True), (1, True, False), (1, False, True), (1, False, False)),
    *((2, True, True), (2, True, False), (2, False, False)),
]
"""Version of the pages, whether fastparquet is said to have written them, whether pandas' categories are."""


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Bytes of `FRAME` as it is written in one of these ways."""

    def write(frame=FRAME, version=1, by_fastparquet=True, says_categories=True):
        monkeypatch.setattr(fastparquet.writer, "DATAPAGE_VERSION", version)
        file = tmp_path / "written.parquet"
        fastparquet.write(str(file), frame)
        content = file.read_bytes()
        if not by_fastparquet:
            content = content.replace(b"fastparquet-python", b"parquet-cpp-arrow-")
        if not says_categories:
            content = content.replace(b"\x06pandas", b"\x06nobody")
        return content

    return write


def with_code(content, code):
    """The second row's code of the truth is another."""
    assert content.count(CODES) == 1
    place = content.index(CODES) + 1
    return content[:place] + bytes([code]) + content[place + 1 :]


@pytest.mark.parametrize("way", WAYS)
def test_whole_codes_are_read(folder, written, way):
    evaluation = opened(folder({"results.parquet": written(FRAME, *way)}))
    assert [truth for truth, _ in pairs(evaluation)] == TRUTH


@pytest.mark.parametrize("code", [3, 100, 127, 128, 200])
@pytest.mark.parametrize("way", WAYS)
def test_a_code_beyond_the_dictionary_is_a_problem_of_its_file_in_words(folder, written, way, code):
    content = with_code(written(FRAME, *way), code)
    [problem] = refusal(folder({"epoch_2.parquet": content})).problems
    assert (problem.code, problem.file.name) == ("file-unreadable", "epoch_2.parquet")
    assert "Error" not in problem.what
    evaluation = opened(folder({"epoch_1.csv": GOOD}))
    assert evaluation.checkpoint_names == ("epoch_1",)
    assert [problem.file.name for problem in evaluation.problems if problem.file] == ["epoch_2.parquet"]


def test_the_words_name_column_value_and_dictionary(folder, written):
    [problem] = refusal(folder({"results.parquet": with_code(written(), 7)})).problems
    assert "column “truth” names value 7 of a dictionary of 3" in problem.what


@pytest.mark.parametrize("way", WAYS)
def test_the_highest_code_never_is_the_last_class(folder, written, way):
    """255 is -1, which pandas writes where there is nothing; counted from the end it would be the owl."""
    path = folder({"results.parquet": with_code(written(FRAME, *way), 255)})
    if way[2]:
        evaluation = opened(path)
        assert [truth for truth, _ in pairs(evaluation)] == TRUTH[:1] + TRUTH[2:]
        assert [problem.left_out for problem in evaluation.problems] == [1]
    else:
        assert [problem.code for problem in refusal(path).problems] == ["file-unreadable"]


def test_groups_of_rows_have_dictionaries_of_their_own(folder, tmp_path):
    file = tmp_path / "results.parquet"
    halves = FRAME[:6], FRAME[6:].assign(truth=pd.Categorical(TRUTH[6:], ["owl", "dog", "cat", "bee"]))
    fastparquet.write(str(file), halves[0])
    fastparquet.write(str(file), halves[1], append=True)
    evaluation = opened(folder({"results.parquet": file.read_bytes()}))
    assert [truth for truth, _ in pairs(evaluation)] == TRUTH


def test_missing_codes_are_rows_without_a_truth(folder, tmp_path):
    frame = FRAME.assign(truth=pd.Categorical([*TRUTH[:11], None]))
    fastparquet.write(str(tmp_path / "x.parquet"), frame, has_nulls=False, row_group_offsets=5)
    evaluation = opened(folder({"results.parquet": (tmp_path / "x.parquet").read_bytes()}))
    assert [truth for truth, _ in pairs(evaluation)] == TRUTH[:11]


def test_categories_in_pages_of_another_library_that_would_be_misread_are_said(folder, written):
    path = folder({"results.parquet": written(FRAME, 2, False, True)})
    [problem] = refusal(path).problems
    assert "column “truth” is of categories in pages of version 2" in problem.what


@pytest.mark.parametrize("version", [1, 2])
def test_categories_that_are_true_or_false_are_right_or_said(folder, written, version):
    marks = np.array([True, False, True, True] * 3)
    frame = FRAME[["image"]].assign(truth=pd.Categorical(marks), prediction=marks[::-1])
    path = folder({"results.parquet": written(frame, version)})
    [problem] = refusal(path).problems
    assert "true or false" in problem.what


ROWS, CODE = np.empty(2, object), np.arange(5)
C_CODE = {
    "no page": lambda: cencoding.NumpyIO(b""),
    "fewer truth values": lambda: encoding.read_plain_boolean(b"\x01", 9),
    "more rows than there are": lambda: cencoding._assemble_objects(
        ROWS, None, np.zeros(5, np.uint8), CODE, None, False, True, True, 1, 0
    ),
    "no row to go on with": lambda: cencoding._assemble_objects(
        ROWS, None, np.ones(5, np.uint8), CODE, None, False, True, True, 1, 0
    ),
    "levels longer than their page": lambda: page_of_two(definition_levels_byte_length=21),
    "levels before their page": lambda: page_of_two(repetition_levels_byte_length=-1),
    "more nothing than values": lambda: page_of_two(num_nulls=5),
    "a page longer than its column": lambda: page_of_two(num_values=4, size=65),
}


def page_of_two(size=20, **odd):
    numbers = {
        "repetition_levels_byte_length": 0,
        "definition_levels_byte_length": 0,
        "num_nulls": 0,
        "num_values": 4,
        "encoding": 0,
    }
    header, page = SimpleNamespace(**(numbers | odd)), SimpleNamespace(compressed_page_size=size)
    stream = cencoding.NumpyIO(bytes(64))
    core.read_data_page_v2(stream, None, None, header, None, None, None, 0, False, 0, page)


@pytest.mark.parametrize("call", C_CODE)
def test_c_code_is_given_nothing_that_lies_beyond_its_page(call):
    look_at_pages()
    with pytest.raises(Damaged):
        C_CODE[call]()


DAMAGE_EACH = """
import sys
from pathlib import Path
from cmviewer.errors import CmviewerError
from cmviewer.readers.tables.parquet import read_parquet
whole, file = Path(sys.argv[1]).read_bytes(), Path(sys.argv[2])
for place in range(whole.index(b"schema")):  # where the footer begins
    for other in (0x00, 0xFF):
        file.write_bytes(whole[:place] + bytes([other]) + whole[place + 1:])
        try:
            read_parquet(file, [])
        except CmviewerError as error:
            assert all(problem.file == file and problem.what for problem in error.problems)
"""


@pytest.mark.parametrize("way", [(1, True, True), (2, True, True), (1, False, False)])
def test_whatever_byte_is_another_nothing_dies(tmp_path, written, way):
    (tmp_path / "whole").write_bytes(written(FRAME[:4], *way))
    ended = subprocess.run(
        [sys.executable, "-c", DAMAGE_EACH, tmp_path / "whole", tmp_path / "x.parquet"],
        cwd=Path(__file__).parents[2],
        env=os.environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
