"""CSV as it really is."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from opening import codes, opened, pairs, refusal, said, scores

from cmviewer.readers.tables.delimited import read_delimited


def read(tmp_path, text: str | bytes, name: str = "table.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    problems = []
    return read_delimited(path, problems), problems


def rows(table) -> list[list[str]]:
    columns = [table.text(i).tolist() for i in range(len(table.header))]
    return [list(row) for row in zip(*columns, strict=True)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(tmp_path, delimiter):
    table, problems = read(tmp_path, "a,b,c\n1,2,3\nx y,z,\n".replace(",", delimiter))
    assert table.header == ("a", "b", "c")
    assert rows(table) == [["1", "2", "3"], ["x y", "z", ""]]
    assert problems == []


def test_decimal_commas_are_read(folder):
    table = "image;truth;prediction;score\na.png;cat;cat;0,75\nb.png;dog;cat;0,5\n"
    evaluation = opened(folder({"results.csv": table}))
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat")]
    assert scores(evaluation) == [0.75, 0.5]


def test_quoted_fields_keep_delimiters_quotes_and_line_breaks(tmp_path):
    table, problems = read(tmp_path, 'name,class\n"a,b","say ""x"""\n"two\nlines",c\nlast,d\n')
    assert rows(table) == [["a,b", 'say "x"'], ["two\nlines", "c"], ["last", "d"]]
    assert problems == []


def test_lines_are_counted_as_an_editor_counts_them(tmp_path):
    table, problems = read(tmp_path, '\nname,class\n"two\nlines",c\n\nshort\nlast,d\n')
    assert table.line.tolist() == [3, 7]
    assert [(problem.code, problem.line, problem.times) for problem in problems] == [("row-length", 6, 1)]


def test_a_quote_inside_a_word_is_a_letter(tmp_path):
    table, _ = read(tmp_path, 'name,class\n5" nail,a\n6" nail,b\n7" nail,c\n')
    assert rows(table) == [['5" nail', "a"], ['6" nail', "b"], ['7" nail', "c"]]


def test_a_quote_that_is_never_closed_swallows_nothing(tmp_path):
    table, _ = read(tmp_path, 'name,class\n"x,a\ny,b\nz,c\n')
    assert [row[1] for row in rows(table)] == ["a", "b", "c"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_are_known(tmp_path, end):
    table, _ = read(tmp_path, f"name,class{end}x,a{end}y,b{end}")
    assert rows(table) == [["x", "a"], ["y", "b"]]
    assert table.line.tolist() == [2, 3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-32"])
def test_marked_and_common_encodings_are_read_silently(tmp_path, encoding):
    text = "name,class\nx,größe\n"
    data = b"\xff\xfe" + text.encode("utf-16-le") if encoding == "utf-16-le-bom" else text.encode(encoding)
    table, problems = read(tmp_path, data)
    assert table.header == ("name", "class")
    assert rows(table) == [["x", "größe"]]
    assert problems == []


WESTERN = "name,class\n" + "".join(
    f"x{i},{word}\n" for i, word in enumerate(["façade", "größe", "niño", "été"] * 10)
)


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_other_encodings_are_guessed_and_said(tmp_path, encoding):
    table, problems = read(tmp_path, WESTERN.encode(encoding))
    assert table.text(1).tolist() == ["façade", "größe", "niño", "été"] * 10
    assert [problem.code for problem in problems] == ["encoding-guessed"]


def test_a_euro_sign_is_western_in_cp1252(tmp_path):
    text = "name,class\n" + "".join(f"x{i},{word}\n" for i, word in enumerate(["10 €", "Müller"] * 4))
    table, problems = read(tmp_path, text.encode("cp1252"))
    assert table.text(1).tolist() == ["10 €", "Müller"] * 4
    assert [problem.code for problem in problems] == ["encoding-guessed"]


def test_cyrillic_is_guessed_from_enough_letters(tmp_path):
    words = ["кошка", "собака", "птица", "рыба", "лошадь"]
    text = "name,class\n" + "".join(f"x{i},{word}\n" for i, word in enumerate(words * 8))
    table, problems = read(tmp_path, text.encode("cp1251"))
    assert table.text(1).tolist() == words * 8
    assert [problem.code for problem in problems] == ["encoding-guessed"]


def test_a_delimiter_at_the_end_of_every_row_is_no_column(tmp_path):
    table, problems = read(tmp_path, "name,class\nx,a,\ny,b,\n")
    assert table.header == ("name", "class", "")
    assert [row[:2] for row in rows(table)] == [["x", "a"], ["y", "b"]]
    assert problems == []


def test_a_column_of_row_names_without_header_is_passed_by(tmp_path):
    table, problems = read(tmp_path, "name,class\n1,x,a\n2,y,b\n")
    assert [row[1:] for row in rows(table)] == [["x", "a"], ["y", "b"]]
    assert table.header == ("", "name", "class")
    assert problems == []


def test_blanks_around_fields_do_not_count(folder):
    table = "image, truth, prediction\na.png, cat, cat \nb.png, dog, cat\n"
    assert pairs(opened(folder({"results.csv": table}))) == [("cat", "cat"), ("dog", "cat")]


@pytest.mark.parametrize("name", ["NA", "None", "null", "na", "nan", "NaN", "N/A", "-", "true", "inf"])
def test_any_text_is_a_class_name(folder, name):
    evaluation = opened(folder({"results.csv": f"image,truth,prediction\na.png,{name},x\nb.png,x,{name}\n"}))
    assert pairs(evaluation) == [(name, "x"), ("x", name)]


def test_an_empty_prediction_is_no_prediction(folder):
    evaluation = opened(folder({"results.csv": "image,truth,prediction\na.png,cat,\nb.png,cat,cat\n"}))
    assert pairs(evaluation) == [("cat", "(no prediction)"), ("cat", "cat")]
    assert evaluation.problems == ()


def test_a_class_keeps_its_leading_zero(folder):
    evaluation = opened(folder({"results.csv": "image,truth,prediction\na.png,01,01\nb.png,02,1\n"}))
    assert pairs(evaluation) == [("01", "01"), ("02", "1")]


def test_whole_numbers_with_a_point_are_whole_numbers(folder):
    evaluation = opened(folder({"results.csv": "image,truth,prediction\na.png,3,3.0\nb.png,10,3.0\n"}))
    assert pairs(evaluation) == [("3", "3"), ("10", "3")]
    assert evaluation.classes.names == ("3", "10")


def test_numbers_are_in_numeric_order_and_names_in_natural_order(folder):
    evaluation = opened(
        folder({"results.csv": "image,truth,prediction\na.png,class10,class9\nb.png,class2,zoo\n"})
    )
    assert evaluation.classes.names == ("class2", "class10", "class9", "zoo")


def test_the_sign_that_keeps_a_spreadsheet_from_running_text_is_undone(folder):
    evaluation = opened(folder({"results.csv": "image,truth,prediction\n'=a.png,'+x,y\nb.png,y,'quoted'\n"}))
    assert said(evaluation) == [("=a.png", "+x", "y"), ("b.png", "y", "'quoted'")]


def test_numbers_among_text_scores_stay(folder):
    rest = "a.png,x,x,0.5\nb.png,x,x,high\nc.png,x,x,\nd.png,x,x,nan\ne.png,x,x,low\n"
    table = "image,truth,prediction,score\n" + rest
    evaluation = opened(folder({"results.csv": table}))
    assert scores(evaluation) == [0.5, None, None, None, None]
    problem = evaluation.problems[0]
    assert (problem.code, problem.line, problem.times) == ("score-not-a-number", 3, 2)


def test_a_table_of_one_column_keeps_its_gaps(folder):
    files = {"y_true.csv": "truth\ncat\n\ndog\n\n\n", "y_pred.csv": "prediction\ncat\ndog\ncat\n"}
    evaluation = opened(folder(files))
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat")]
    assert codes(evaluation) == {"truth-missing"}


def test_words_in_a_header_may_have_any_case_and_signs(folder):
    evaluation = opened(folder({"results.csv": "Image-Name,TRUE_LABEL,Pred. Class\na.png,cat,dog\n"}))
    assert said(evaluation) == [("a.png", "cat", "dog")]


def test_columns_that_are_told_overrule_everything(folder):
    path = folder({"results.csv": "image,truth,prediction,other\na.png,x,x,y\nb.png,y,y,y\n"})
    from cmviewer.readers import Columns

    evaluation = opened(path, columns=Columns(truth="prediction", prediction=" OTHER "))
    assert pairs(evaluation) == [("x", "y"), ("y", "y")]


def test_a_missing_column_is_told_with_those_that_are_there(folder):
    from cmviewer.readers import Columns

    path = folder({"results.csv": "image,truth,prediction\na.png,x,x\n"})
    problem = refusal(path, columns=Columns(truth="label")).problems[0]
    assert problem.code == "column-missing"
    assert "'image', 'truth', 'prediction'" in problem.what


NAMES = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)
    .map(str.strip)
    .filter(bool)
)
FIELDS = st.one_of(NAMES, st.sampled_from(['a"b', "a,b", "two\nlines", "=1", "'x", "", '""']))


@given(st.lists(st.tuples(FIELDS, FIELDS), min_size=1, max_size=8), st.sampled_from([",", ";", "\t"]))
def test_what_the_csv_module_writes_is_read_back(tmp_path_factory, written, delimiter):
    """Below columns that say what they hold: no row says more, by chance, so that it would be the header."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerows([("truth", "prediction"), *written])
    table, problems = read(tmp_path_factory.mktemp("csv"), text.getvalue())
    assert problems == []
    assert [[field.lstrip("'") for field in row] for row in rows(table)] == [
        [field.strip().lstrip("'") for field in row] for row in written
    ]
