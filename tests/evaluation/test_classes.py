from hypothesis import given
from hypothesis import strategies as st

from cmviewer.evaluation import Classes


def test_classes_without_names_are_called_by_their_number():
    assert Classes.numbered(12).names == ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")


def test_the_background_comes_after_the_last_class():
    classes = Classes(("cat", "dog"))
    assert (classes.background, classes.name(2), classes.name(1)) == (2, "background", "dog")


def test_a_class_called_background_keeps_its_name_and_ours_is_written_in_brackets():
    classes = Classes(("background", "cat"))
    assert [classes.name(label) for label in range(3)] == ["background", "cat", "(background)"]


@given(st.lists(st.sampled_from(["background", "(background)", "((background))", "cat"]), unique=True))
def test_the_background_is_never_written_like_a_class(names):
    assert Classes(tuple(names)).background_name not in names


def test_of_equal_names_the_first_is_found():
    assert Classes(("a", "b", "a")).positions == {"a": 0, "b": 1}


def test_any_text_is_a_class_name():
    names = ("NA", "None", "null", "", "na", "nan", "a,b", "猫")
    assert [Classes(names).positions[name] for name in names] == list(range(8))


def test_there_may_be_no_class_at_all():
    assert (len(Classes(())), Classes(()).background, Classes(()).name(0)) == (0, 0, "background")
