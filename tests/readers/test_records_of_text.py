"""Records of delimited text, against Python's own `csv`: with few quotes and with many."""

import csv
from io import StringIO

import numpy as np
import pytest

from cmviewer.readers.tables.records import find_records, keep_records

ROWS = ["plain,row", '"a,b",c', 'd,"two\nlines"', '"say ""so""",e', "", 'f,""']
TIMES = pytest.mark.parametrize("times", [1, 3, 3000])


def text_of(times: int) -> str:
    """Rows of every kind, so many times each, in an order of no sense."""
    order = np.random.default_rng(times).permutation(len(ROWS) * times) % len(ROWS)
    return "".join(ROWS[place] + "\n" for place in order)


@TIMES
def test_fields_and_lines_are_those_of_csv(times):
    text = text_of(times)
    records = find_records(text.encode(), b",")
    reader = csv.reader(StringIO(text))
    begins, widths = [], []
    before = 0
    for row in reader:
        begins.append(before + 1)
        widths.append(len(row))
        before = reader.line_num
    assert records.line.tolist() == begins
    assert records.fields.tolist() == widths


@TIMES
def test_records_that_are_kept_stay_letter_for_letter(times):
    text = text_of(times).encode()
    records = find_records(text, b",")
    kept = np.random.default_rng(1).random(len(records.start)) < 0.5
    kept[0] = False
    spans = zip(records.start[kept].tolist(), records.end[kept].tolist(), strict=True)
    assert keep_records(text, records, kept) == b"".join(text[start : end + 1] for start, end in spans)


def test_lines_without_quoted_line_ends_count_up():
    records = find_records(b'"a",b\n\nc,d\n', b",")
    assert records.quoted
    assert records.line.tolist() == [1, 2, 3]
