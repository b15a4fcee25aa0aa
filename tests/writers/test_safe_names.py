import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmviewer.writers.safe_names import export_name, safe_names


def test_usual_names_stay_as_they_are():
    assert safe_names(["epoch_1", "epoch 10", "lr=0.1"]) == ("epoch_1", "epoch 10", "lr=0.1")


def test_names_that_would_leave_the_folder_stay_inside():
    assert safe_names(["../up", "a/b", "C:\\x", "..", ".", ""]) == (
        ".._up",
        "a_b",
        "C__x",
        "unnamed",
        "unnamed-2",
        "unnamed-3",
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


def test_half_characters_give_no_sign_that_a_system_refuses():
    assert safe_names(["x\udc80?"]) == ("x__",)


KINDS = ("heatmap.png", "confusion_matrix.csv", "examples.csv", "confused_pairs.csv", "report")


@pytest.mark.parametrize(
    ("run", "checkpoint", "name"),
    [
        ("digits", "epoch_12", "digits epoch_12 heatmap.png"),
        ("results", "results", "results heatmap.png"),
        ("a/b: c?", "x\\y", "a_b_ c_ x_y heatmap.png"),
        ("..", "", "heatmap.png"),
        (".hidden", "con", "hidden con heatmap.png"),
        ("con.txt", "x", "_con.txt x heatmap.png"),
    ],
)
def test_an_export_is_named_after_run_checkpoint_and_kind(run, checkpoint, name):
    assert export_name(run, checkpoint, "heatmap.png") == name


@given(st.text(max_size=300), st.text(max_size=300))
def test_every_export_can_be_made_on_disk_and_kinds_differ(tmp_path_factory, run, checkpoint):
    root = tmp_path_factory.mktemp("exports")
    names = [export_name(run, checkpoint, kind) for kind in KINDS]
    for name in names:
        (root / name).mkdir()
        assert (root / name).parent == root
        assert len(name.encode()) <= 125
        assert not set('<>:"/\\|?*') & set(name)
        assert not name.startswith((" ", "."))
    assert len({path.name.casefold() for path in root.iterdir()}) == len(KINDS)
