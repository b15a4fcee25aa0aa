"""Pixels as examples: the person clicks a cell, sees the images with its pixels, and looks at the maps."""

import numpy as np
import PIL.Image
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, QSizeF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cmviewer.confusion.view_state import Selection, Which
from cmviewer.examples.grouping import Grouping
from cmviewer.examples.sorting import Sort
from cmviewer.gui.examples.image.framing import Framing
from cmviewer.gui.examples.maps.view import best_columns
from cmviewer.workspace.overlays import Layer
from tests.gui.conftest import open_path
from tests.gui.test_map_pictures import is_yellow
from tests.gui.working import click_cell, settle

NAMES = ("road", "sidewalk", "sky")
ROAD, SIDEWALK, SKY = range(3)
HEIGHT, WIDTH = 48, 64
IMAGES = 4
VOID = 255


def made_maps():
    """Truth and prediction of each image: the later, the more road is taken for sidewalk, in two patches."""
    maps = {}
    for image in range(IMAGES):
        truth = np.full((HEIGHT, WIDTH), ROAD, np.uint8)
        truth[:10] = SKY
        truth[-2:] = VOID
        prediction = truth.copy()
        prediction[truth == VOID] = ROAD
        if image:
            prediction[20 : 20 + 3 * image, 5:15] = SIDEWALK
            prediction[40:42, 50:52] = SIDEWALK
        prediction[0:2, 0:2] = ROAD
        maps[f"scene_{image}"] = truth, prediction
    return maps


@pytest.fixture
def maps(tmp_path):
    """A folder of four photos with truth and predictions."""
    for name, sides in made_maps().items():
        for folder, values in zip(("truth", "predictions"), sides, strict=True):
            (tmp_path / "maps" / folder).mkdir(parents=True, exist_ok=True)
            PIL.Image.fromarray(values).save(tmp_path / "maps" / folder / f"{name}.png")
        (tmp_path / "maps" / "images").mkdir(exist_ok=True)
        photo = PIL.Image.new("RGB", (WIDTH, HEIGHT), (120, 120, 120))
        photo.save(tmp_path / "maps" / "images" / f"{name}.jpg")
    (tmp_path / "maps" / "classes.txt").write_text("\n".join(NAMES))
    return tmp_path / "maps"


@pytest.fixture
def window(qtbot, empty_window, maps):
    open_path(qtbot, empty_window, maps)
    return empty_window


def select(qtbot, window, **classes):
    window.session.select(Selection(**classes))
    settle(qtbot, window)


def confuse(qtbot, window):
    select(qtbot, window, truth=(ROAD,), prediction=(SIDEWALK,))


def listed(window):
    return list(window.examples.model.examples)


def press(qtbot, window, key):
    QTest.keyClick(window.page.matrix, key)
    settle(qtbot, window)


def move_pointer(widget, place):
    """Tell a widget that the pointer is there: the real one may lie over another window."""
    at, button = QPointF(place), Qt.MouseButton.NoButton
    everywhere = QPointF(widget.mapToGlobal(place))
    event = QMouseEvent(QEvent.Type.MouseMove, at, everywhere, button, button, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def expected(truth, prediction):
    """Pixels of a cell by image, the most first."""
    found = {name: int(((t == truth) & (p == prediction)).sum()) for name, (t, p) in made_maps().items()}
    return sorted(((name, count) for name, count in found.items() if count), key=lambda one: -one[1])


def test_a_click_on_a_cell_lists_its_images_by_their_pixels(qtbot, window):
    click_cell(window, ROAD, SIDEWALK)
    settle(qtbot, window)
    wanted = expected(ROAD, SIDEWALK)
    assert [(example.name, example.pixels.count) for example in listed(window)] == wanted
    total = sum(count for _, count in wanted)
    assert window.examples.header.text() == f"road → sidewalk: {total} pixels in 3 images"
    assert not window.examples.hint.isVisible()


@pytest.mark.long
def test_the_share_is_of_the_whole_image_and_said_on_card_and_image(qtbot, window):
    confuse(qtbot, window)
    first = listed(window)[0]
    assert first.pixels.share == pytest.approx(94 / (HEIGHT * WIDTH))
    assert (
        "94 pixels (3.1\N{NO-BREAK SPACE}% of the image) of road predicted sidewalk"
        in window.image.title.text()
    )


@pytest.mark.long
def test_all_errors_list_an_image_once_per_cell_or_once_as_asked(qtbot, window):
    window.session.select(Selection(which=Which.ERRORS))
    settle(qtbot, window)
    cells = [(example.name, example.truth, example.prediction) for example in listed(window)]
    assert len(cells) == len(set(cells)) == 7
    grouping = window.examples.objects.grouping
    grouping.setCurrentIndex(grouping.findData(Grouping.IMAGE))
    settle(qtbot, window)
    assert [(example.name, example.pixels.count) for example in listed(window)] == [
        ("scene_3", 98),
        ("scene_2", 68),
        ("scene_1", 38),
        ("scene_0", 4),
    ]
    assert "98 pixels (3.2\N{NO-BREAK SPACE}% of the image) of 2 cells" in window.image.title.text()


@pytest.mark.long
def test_only_what_means_something_for_pixels_is_offered(qtbot, window):
    confuse(qtbot, window)
    panel = window.examples
    assert [panel.sort.itemData(place) for place in range(panel.sort.count())] == [
        Sort.PIXELS,
        Sort.MISTAKES,
        Sort.MARK,
        Sort.NAME,
        Sort.INDEX,
    ]
    assert not panel.objects.causes.isVisible()
    assert not panel.objects.grouping.isVisible()
    assert not window.docks["thresholds"].toggleViewAction().isVisible()
    assert not window.named_actions["best-thresholds"].isVisible()
    assert not window.image.boxes.isVisible()
    assert window.image.strip_fold.isHidden()
    assert window.image.why_fold.isHidden()
    assert window.image.map_buttons.isVisible()


@pytest.mark.long
def test_a_thumbnail_paints_exactly_the_pixels_of_its_cell(qtbot, window):
    confuse(qtbot, window)
    first = listed(window)[0]
    qtbot.waitUntil(lambda: window.thumbnails.get(first.image, first.part) is not None, timeout=10_000)
    painted = is_yellow(window.thumbnails.get(first.image, first.part).pixmap.toImage())
    truth, prediction = made_maps()[first.name]
    wanted = (truth == ROAD) & (prediction == SIDEWALK)
    rows, columns = (
        (np.arange(size) * 2 + 1) * of // (2 * size)
        for size, of in zip(painted.shape, wanted.shape, strict=True)
    )
    assert np.array_equal(painted, wanted[np.ix_(rows, columns)])


@pytest.mark.long
def test_the_image_has_its_pixels_painted_over_its_photo(qtbot, window):
    confuse(qtbot, window)
    view = window.image.maps
    truth, prediction = made_maps()["scene_3"]
    assert np.array_equal(
        is_yellow(view.canvas.mark.picture.levels[0]), (truth == ROAD) & (prediction == SIDEWALK)
    )
    assert view.canvas.ground.picture is view.maps.photo
    assert view.canvas.layer.picture is None
    press(qtbot, window, Qt.Key.Key_C)
    assert view.canvas.mark.picture is None


def test_keys_lay_one_map_over_the_photo_and_take_it_away(qtbot, window):
    confuse(qtbot, window)
    canvas, layers = window.image.maps.canvas, window.image.maps.maps.layers
    for key, layer in (
        (Qt.Key.Key_G, Layer.TRUTH),
        (Qt.Key.Key_H, Layer.PREDICTION),
        (Qt.Key.Key_E, Layer.DIFFERENCE),
    ):
        press(qtbot, window, key)
        assert canvas.layer.picture is layers[layer]
        assert canvas.name == layer.value
    press(qtbot, window, Qt.Key.Key_E)
    assert canvas.layer.picture is None


@pytest.mark.long
def test_the_slider_says_how_much_the_map_covers(qtbot, window):
    confuse(qtbot, window)
    assert not window.image.map_buttons.opacity.isEnabled()
    press(qtbot, window, Qt.Key.Key_G)
    window.image.map_buttons.opacity.setValue(25)
    assert window.image.maps.canvas.layer.opacity() == pytest.approx(0.25)


@pytest.mark.long
def test_a_key_goes_from_patch_to_patch_the_largest_first_and_round(qtbot, window):
    confuse(qtbot, window)
    view, words = window.image.maps, window.image.map_buttons.patch
    assert words.text() == "2 patches"
    press(qtbot, window, Qt.Key.Key_Period)
    assert words.text() == "patch 1 of 2: 90 px"
    assert view.canvas.framing is Framing.OBJECT
    assert view.canvas.chosen.getRect() == (5, 20, 10, 9)
    press(qtbot, window, Qt.Key.Key_Period)
    assert view.canvas.chosen.getRect() == (50, 40, 2, 2)
    press(qtbot, window, Qt.Key.Key_Period)
    assert words.text() == "patch 1 of 2: 90 px"
    press(qtbot, window, Qt.Key.Key_Comma)
    assert words.text() == "patch 2 of 2: 4 px"
    press(qtbot, window, Qt.Key.Key_Z)
    assert view.canvas.framing is Framing.WHOLE


@pytest.mark.long
def test_side_by_side_all_views_follow_the_zoom_of_one(qtbot, window):
    confuse(qtbot, window)
    press(qtbot, window, Qt.Key.Key_S)
    view = window.image.maps
    others = list(view.beside.values())
    assert all(canvas.isVisible() for canvas in others)
    press(qtbot, window, Qt.Key.Key_Period)
    others[1].zoom(2.0)
    assert {canvas.scale_now for canvas in (view.canvas, *others)} == {others[1].scale_now}
    middles = [canvas.mapToScene(canvas.viewport().rect().center()) for canvas in (view.canvas, *others)]
    assert max(abs(one.x() - middles[2].x()) + abs(one.y() - middles[2].y()) for one in middles) < 1
    press(qtbot, window, Qt.Key.Key_S)
    assert not any(canvas.isVisible() for canvas in others)


def seen_alike(view):
    """Size, scale and place of what is seen, where all four views show the same."""
    views = (view.canvas, *view.beside.values())
    assert all(one.isVisible() for one in views)
    (size,) = {one.viewport().size().toTuple() for one in views}
    (scale,) = {one.scale_now for one in views}
    (place,) = {one.mapToScene(0, 0).toTuple() for one in views}
    return size, scale, place


@pytest.mark.long
def test_side_by_side_views_share_size_scale_and_place_whatever_came_before(qtbot, window):
    confuse(qtbot, window)
    view = window.image.maps
    press(qtbot, window, Qt.Key.Key_Period)
    press(qtbot, window, Qt.Key.Key_S)
    whole = seen_alike(view)
    press(qtbot, window, Qt.Key.Key_S)
    view.canvas.zoom(3.0)
    before = view.canvas.place
    press(qtbot, window, Qt.Key.Key_S)
    assert seen_alike(view) != whole
    assert view.canvas.place == pytest.approx(before, abs=1)
    press(qtbot, window, Qt.Key.Key_N)
    zoomed = seen_alike(view)
    for size in ((301, 61), (97, 402), (183, 131)):
        view.resize(*size)
        assert seen_alike(view) != zoomed
    view.beside[Layer.PREDICTION].fit()
    seen_alike(view)


@pytest.mark.parametrize(("room", "columns"), [((800, 100), 4), ((100, 800), 1), ((400, 300), 2)])
def test_views_side_by_side_stand_as_they_are_largest(room, columns):
    assert best_columns(4, QSize(*room), QSizeF(4, 3)) == columns


@pytest.mark.long
def test_the_pixel_under_the_pointer_is_named(qtbot, window):
    confuse(qtbot, window)
    canvas, before = window.image.maps.canvas, window.sentence.text()
    assert "sidewalk" in before
    move_pointer(canvas.viewport(), canvas.mapFromScene(7.5, 21.5))
    assert window.sentence.text() == "x 7, y 21: truth road, predicted sidewalk"
    canvas.pointed.emit(QPoint(3, HEIGHT - 1))
    assert window.sentence.text() == f"x 3, y {HEIGHT - 1}: truth not judged, predicted road"
    canvas.pointed.emit(None)
    assert window.sentence.text() == before


def test_where_there_is_no_photo_the_truth_stands_in_its_place(qtbot, empty_window, maps):
    for photo in (maps / "images").iterdir():
        photo.unlink()
    (maps / "images").rmdir()
    open_path(qtbot, empty_window, maps)
    confuse(qtbot, empty_window)
    view = empty_window.image.maps
    assert view.canvas.ground.picture is view.maps.layers[Layer.TRUTH]
    assert view.canvas.name == "truth (no photo)"
    assert empty_window.image.details.picture.trouble in empty_window.image.title.toolTip()
    first = listed(empty_window)[0]
    qtbot.waitUntil(lambda: empty_window.thumbnails.get(first.image, first.part) is not None, timeout=10_000)
    assert empty_window.thumbnails.get(first.image, first.part).pixmap is not None


@pytest.mark.long
def test_a_map_that_is_gone_meanwhile_is_said_in_its_place(qtbot, window, maps):
    (maps / "predictions" / "scene_3.png").unlink()
    window.thumbnails.maps.forget()
    window.examples.blockSignals(True)
    confuse(qtbot, window)
    window.examples.blockSignals(False)
    window.thumbnails.maps.forget()
    window.image.show_example(listed(window)[0])
    settle(qtbot, window)
    assert window.image.maps.canvas.message
    assert not window.image.maps.canvas.has_something


@pytest.mark.long
def test_what_is_shown_is_not_drawn_again_while_more_images_are_counted(qtbot, window):
    confuse(qtbot, window)
    press(qtbot, window, Qt.Key.Key_Period)
    shown = window.image.maps.maps
    window.examples.refresh()
    settle(qtbot, window)
    assert window.image.maps.maps is shown
    assert window.image.maps.canvas.framing is Framing.OBJECT


@pytest.mark.long
def test_the_example_stays_when_the_listing_grows(qtbot, window):
    window.session.select(Selection(truth=(ROAD,)))
    settle(qtbot, window)
    window.examples.step(5)
    chosen = window.examples.current
    window.examples.refresh()
    settle(qtbot, window)
    same = window.examples.current
    assert (same.name, same.truth, same.prediction) == (chosen.name, chosen.truth, chosen.prediction)


@pytest.mark.long
def test_classes_have_the_colours_of_their_maps_only_where_there_are_maps(qtbot, window, results):
    model = window.classes.model
    assert not model.index(0).data(Qt.ItemDataRole.DecorationRole).isNull()
    open_path(qtbot, window, results)
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert window.named_actions["best-thresholds"].isVisible()
    assert not window.image.map_buttons.isVisible()
    assert window.image.canvas.isVisible()
    assert not window.image.maps.isVisible()


@pytest.mark.long
def test_a_map_that_is_left_out_is_said_in_the_messages(qtbot, empty_window, maps):
    file = maps / "predictions" / "scene_2.png"
    with PIL.Image.open(file) as whole:
        smaller = whole.crop((0, 0, WIDTH, HEIGHT // 2))
    smaller.save(file)
    open_path(qtbot, empty_window, maps)
    settle(qtbot, empty_window)
    said = empty_window.messages.problems.problems
    assert [(problem.code, problem.file) for problem in said] == [("sizes-differ", file)]
