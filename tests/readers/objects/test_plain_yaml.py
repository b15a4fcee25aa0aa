"""A few lines of YAML never become gigabytes, and a deep one is no traceback."""

import tracemalloc

import pytest

from cmviewer.errors import CmviewerError
from cmviewer.readers.objects.data_set_splits import label_folders
from cmviewer.readers.objects.dataset_yaml import names_in_dataset

LAUGHS = "a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
BAD = {
    "aliases": LAUGHS + "names: *i\npath: *i\nval: *i\n",
    "an alias to itself": "names: &names [*names]\n",
    "an alias as a key": "names: {? &a [x] : y, ? *a : z}\n",
    "depth": "names: " + "[" * 500 + "]" * 500,
    "depth of tables": "names:\n" + "".join(f"{' ' * i}- \n" for i in range(1, 200)) + "x",
    "length": "names: [cat]\n# " + "x" * (5 << 20),
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD)
@pytest.mark.parametrize("read", [names_in_dataset, label_folders])
def test_yaml_that_would_grow_is_refused(tmp_path, text, read):
    file = tmp_path / "data.yaml"
    file.write_text(text)
    tracemalloc.start()
    try:
        with pytest.raises(CmviewerError) as error:
            read(file, [])
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    problem = error.value.problems[0]
    assert (problem.code, problem.file) == ("file-unreadable", file)
    assert len(str(problem)) < 500
    assert most < 30_000_000


def test_an_anchor_that_nothing_stands_for_is_read(tmp_path):
    file = tmp_path / "data.yaml"
    file.write_text("names: &names\n  0: no\n  1: cat\n")
    assert names_in_dataset(file, []) == ("no", "cat")
