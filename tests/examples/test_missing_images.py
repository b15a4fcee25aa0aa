import pytest

from cmviewer.evaluation import Images
from cmviewer.examples import missing
from cmviewer.examples.missing import missing_images
from cmviewer.progress import Cancel
from tests.making import FolderFinder


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(missing, "ENOUGH", 5)
    return tmp_path


def looked(folder, count):
    found = missing_images(
        Images(count, tuple(f"{place}.png" for place in range(count)), FolderFinder(folder)), Cancel()
    )
    return found.count, found.looked_for


def test_where_none_of_the_first_is_there_the_others_are_not_looked_for(folder):
    assert [looked(folder, count) for count in (3, 5, 30)] == [(3, 3), (5, 5), (5, 5)]


@pytest.mark.parametrize("there", [0, 4])
def test_where_one_of_them_is_there_all_are_looked_for(folder, there):
    (folder / f"{there}.png").touch()
    assert looked(folder, 30) == (29, 30)
