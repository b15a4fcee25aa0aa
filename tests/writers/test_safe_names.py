from hypothesis import given
from hypothesis import strategies as st

from cmviewer.writers.safe_names import safe_names


def test_usual_names_stay_as_they_are():
    assert safe_names(["epoch_1", "epoch 10", "lr=0.1"]) == ("epoch_1", "epoch 10", "lr=0.1")


def test_names_that_would_leave_the_folder_stay_inside():
    assert safe_names(["../up", "a/b", "C:\\x", "..", ".", ""]) == (
        ".._up",
        "a_b",
        "C__x",
        "checkpoint",
        "checkpoint-2",
        "checkpoint-3",
    )


def test_equal_names_get_numbers_capitals_or_not():
    assert safe_names(["a", "A", "a-2", "a"]) == ("a", "A-2", "a-2-2", "a-3")


def test_names_that_windows_keeps_for_itself_are_changed():
    assert safe_names(["nul", "Con.txt", "console"]) == ("_nul", "_Con.txt", "console")


@given(st.lists(st.text(max_size=300), max_size=8))
def test_every_name_can_be_made_on_disk(tmp_path_factory, names):
    made = safe_names(names)
    assert len(made) == len(names)
    root = tmp_path_factory.mktemp("folders")
    for name in made:
        (root / name).mkdir()
        assert (root / name).parent == root
    assert len({path.name for path in root.iterdir()}) == len(names)
