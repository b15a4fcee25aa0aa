import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cmviewer.safe_text import harmless, original
from cmviewer.writers.fields import csv_text, text_fields

RISKY = st.text(st.sampled_from("=+-@'\t\r\n,\";1.e5 aé"), max_size=8)


@given(RISKY | st.text())
@example("=1+1")
@example("'=1+1")
@example("''=1+1")
@example("'-5")
@example("-5\n")
def test_harmless_text_comes_back_exactly(text):
    assert original(harmless(text)) == text


@given(RISKY | st.text())
def test_harmless_text_never_begins_with_a_formula_sign_unless_it_is_a_number(text):
    safe = harmless(text)
    if safe[:1] in tuple("=+-@\t\r"):
        float(safe)


@given(st.integers() | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_stay_as_they_are(number):
    assert harmless(repr(number)) == repr(number)


@pytest.mark.parametrize("number", ["-1", "+3.5e2", "-.5", "+7.", "-0"])
def test_a_signed_number_is_no_formula(number):
    assert harmless(number) == number


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "@SUM(A1)", "-1+2", "+x", "\t=1", "-inf", "-1\n", "-"]
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["cat", "'tis", "a=b", "", "'", "'-5"])
def test_other_text_comes_back_from_a_file_as_it_is(text):
    assert original(text) == text


@given(st.lists(RISKY | st.text(), min_size=1))
def test_names_with_commas_quotes_and_line_breaks_survive_a_csv(names):
    text = csv_text(("name", "again"), (text_fields(names).tolist(), text_fields(names).tolist()))
    header, *lines = csv.reader(io.StringIO(text, newline=""))
    assert header == ["name", "again"]
    assert [[original(field) for field in line] for line in lines] == [[name, name] for name in names]
