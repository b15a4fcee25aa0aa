import pytest

from cmviewer.errors import CmviewerError
from cmviewer.evaluation import Classes
from cmviewer.workspace.options.chosen_classes import chosen_labels

CLASSES = Classes(("cat", "dog", "red, or pink", " spaced"))


def test_nothing_said_is_all():
    assert chosen_labels(None, CLASSES) is None


def test_names_are_labels_in_the_order_of_the_data():
    assert chosen_labels("dog, cat,,dog", CLASSES) == (0, 1)
    assert chosen_labels(" spaced", CLASSES) == (3,)


def test_a_name_in_a_file_may_hold_a_comma(tmp_path):
    file = tmp_path / "names.txt"
    file.write_text("red, or pink\r\n\r\ndog\r\n")
    assert chosen_labels(str(file), CLASSES) == (1, 2)


def test_unknown_names_are_each_named_with_their_file(tmp_path):
    file = tmp_path / "names.txt"
    file.write_text("owl\ncat\nfox\n")
    with pytest.raises(CmviewerError) as caught:
        chosen_labels(str(file), CLASSES)
    assert [(problem.code, problem.what, problem.file) for problem in caught.value.problems] == [
        ("unknown-class", f"no class is called {name!r}", file) for name in ("fox", "owl")
    ]


def test_a_file_without_a_name_is_said(tmp_path):
    (tmp_path / "names.txt").write_text("\n\n")
    with pytest.raises(CmviewerError, match="the file is empty"):
        chosen_labels(str(tmp_path / "names.txt"), CLASSES)


def test_a_list_longer_than_any_path_is_a_list():
    classes = Classes.numbered(3_000)
    assert chosen_labels(",".join(classes.names), classes) == tuple(range(3_000))


def test_of_many_classes_only_the_first_are_listed():
    with pytest.raises(CmviewerError) as caught:
        chosen_labels("owl", Classes.numbered(1_000))
    assert caught.value.problems[0].mend.endswith("18, 19, …")
