import numpy as np
import pytest
from opening import codes, opened
from reading_maps import cells, save

from cmviewer.errors import CmviewerError
from cmviewer.readers.maps.class_files import read_table_of_classes
from cmviewer.readers.maps.class_table import voc_colours
from cmviewer.readers.maps.well_known import BY_COLOUR, CITYSCAPES, CITYSCAPES_TRAIN, VOC

RED, GREEN = (200, 0, 0), (0, 200, 0)


@pytest.fixture
def maps(tmp_path):
    save(tmp_path / "truth" / "a.png", [[0, 1, 2, 255]])
    save(tmp_path / "predictions" / "a.png", [[0, 2, 2, 0]])
    return tmp_path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("classes.txt", "sky\nroad\nlake\n"),
        ("class_names.txt", "sky\nroad\nlake\n"),
        ("labels.txt", "__ignore__\nsky\nroad\nlake\n"),
        ("classes.json", '["sky", "road", "lake"]'),
        ("classes.json", '{"0": "sky", "1": "road", "2": "lake"}'),
        ("labels.json", '[{"id": 2, "name": "lake"}, {"id": 0, "name": "sky"}, {"id": 1, "name": "road"}]'),
        ("dataset_meta.json", '{"label_map": {"0": "sky", "1": "road", "2": "lake"}}'),
        ("config.json", '{"id2label": {"0": "sky", "1": "road", "2": "lake"}}'),
        ("label_colors.txt", "9 9 9 sky\n8 8 8 road\n7 7 7 lake\n"),
        ("class_dict.csv", "name,r,g,b\nsky,9,9,9\nroad,8,8,8\nlake,7,7,7\n"),
        ("labelmap.txt", "# label:color_rgb:parts:actions\nsky:9,9,9::\nroad:8,8,8::\nlake:7,7,7::\n"),
        ("truth/classes.txt", "sky\nroad\nlake\n"),
    ],
)
def test_names_come_from_the_file_that_lies_with_the_maps(maps, name, content):
    (maps / name).write_text(content, encoding="utf-8")
    evaluation = opened(maps)
    assert set(evaluation.classes.names) == {"sky", "road", "lake"}
    assert cells(evaluation) == {("sky", "sky"): 1, ("road", "lake"): 1, ("lake", "lake"): 1}
    assert maps / name in evaluation.files


@pytest.mark.parametrize("header", ["id,name", "index,class", "label_id,label"])
def test_a_table_of_ids_and_names_that_leaves_numbers_out_gives_the_values(maps, header):
    (maps / "classes.csv").write_text(f"{header}\n0,sky\n1,road\n2,lake\n255,void\n", encoding="utf-8")
    assert cells(opened(maps)) == {("sky", "sky"): 1, ("road", "lake"): 1, ("lake", "lake"): 1}
    (maps / "classes.csv").write_text(f"{header}\n0,sky\n2,lake\n1,road\n", encoding="utf-8")
    assert set(opened(maps).classes.names) == {"sky", "road", "lake"}


def test_a_file_that_is_told_names_the_classes_whatever_it_is_called(maps):
    (maps / "classes.txt").write_text("x\ny\nz\n", encoding="utf-8")
    (maps / "mine").write_text("sky\nroad\nlake\n", encoding="utf-8")
    assert opened(maps, classes=maps / "mine").classes.names == ("sky", "road", "lake")


def test_without_names_classes_are_called_by_their_numbers(maps):
    assert opened(maps).classes.names == ("0", "1", "2")


def test_a_value_in_one_of_many_maps_is_a_class_too(tmp_path):
    for number in range(40):
        save(tmp_path / "truth" / f"{number}.png", [[0, 6 if number == 21 else 1]])
        save(tmp_path / "predictions" / f"{number}.png", [[0, 1]])
    evaluation = opened(tmp_path)
    assert "6" in evaluation.classes.names
    assert cells(evaluation) == {("0", "0"): 40, ("1", "1"): 39, ("6", "1"): 1}


def test_few_values_far_apart_are_the_only_classes(tmp_path):
    save(tmp_path / "truth" / "a.png", [[0, 100, 200]])
    save(tmp_path / "predictions" / "a.png", [[0, 100, 100]])
    assert opened(tmp_path).classes.names == ("0", "100", "200")


def test_0_and_255_alone_are_two_classes_and_that_is_said(tmp_path):
    save(tmp_path / "truth" / "a.png", [[0, 255]])
    save(tmp_path / "predictions" / "a.png", [[0, 0]])
    evaluation = opened(tmp_path)
    assert codes(evaluation) == {"map-binary"}
    assert cells(evaluation) == {("0", "0"): 1, ("255", "0"): 1}
    told = opened(tmp_path, ignore_labels=(255,))
    assert cells(told) == {("0", "0"): 1}


def test_values_that_are_not_judged_may_be_told(maps):
    assert cells(opened(maps, ignore_labels=(1, 255))) == {("0", "0"): 1, ("2", "2"): 1}
    counted = cells(opened(maps, ignore_labels=(1,)))
    assert counted == {("0", "0"): 1, ("2", "2"): 1, ("255", "0"): 1}


def test_all_ids_of_cityscapes_count_where_a_person_says_what_does_not(tmp_path):
    save(tmp_path / "truth" / "a_gtFine_labelIds.png", [[0, 7, 4]])
    save(tmp_path / "predictions" / "a.png", [[7, 7, 4]])
    evaluation = opened(tmp_path, ignore_labels=(0,))
    assert cells(evaluation) == {("road", "road"): 1, ("static", "static"): 1}


def test_colours_of_a_palette_become_those_of_the_classes(maps):
    palette = np.arange(256 * 3).reshape(256, 3) * 7 % 256
    save(maps / "truth" / "a.png", [[0, 1, 2, 255]], palette=palette)
    (maps / "classes.txt").write_text("sky\nroad\nlake\n", encoding="utf-8")
    assert opened(maps).classes.colours.tolist() == palette[:3].tolist()


def test_a_grey_palette_gives_no_colours(maps):
    grey = np.repeat(np.arange(256)[:, None], 3, axis=1)
    save(maps / "truth" / "a.png", [[0, 1, 2, 255]], palette=grey)
    assert opened(maps).classes.colours is None


def test_maps_of_colours_and_of_numbers_in_one_set_are_read_alike(tmp_path):
    (tmp_path / "label_colors.txt").write_text("200 0 0 fire\n0 200 0 wood\n", encoding="utf-8")
    save(tmp_path / "truth" / "a.png", np.array([[RED, GREEN]]))
    save(tmp_path / "truth" / "b.png", [[0, 1]])
    for name in "ab":
        save(tmp_path / "predictions" / f"{name}.png", [[1, 1]])
    assert cells(opened(tmp_path)) == {("fire", "wood"): 2, ("wood", "wood"): 2}


def test_grey_rgb_maps_are_numbers(maps):
    save(maps / "predictions" / "a.png", np.repeat(np.array([[0, 2, 2, 0]])[..., None], 3, axis=2))
    assert cells(opened(maps)) == {("0", "0"): 1, ("1", "2"): 1, ("2", "2"): 1}


def test_names_without_colours_take_the_palette_of_voc_for_coloured_maps(tmp_path):
    (tmp_path / "classes.txt").write_text("none\nscratch\ndent\n", encoding="utf-8")
    save(tmp_path / "truth" / "a.png", voc_colours()[np.array([[0, 1, 2]])])
    save(tmp_path / "predictions" / "a.png", [[0, 2, 2]])
    assert cells(opened(tmp_path)) == {
        ("none", "none"): 1,
        ("scratch", "dent"): 1,
        ("dent", "dent"): 1,
    }


def test_names_that_occur_twice_are_one_class(maps):
    (maps / "classes.json").write_text(
        '[{"id": 0, "name": "sky"}, {"id": 1, "name": "road"}, {"id": 2, "name": "road"}]', encoding="utf-8"
    )
    assert cells(opened(maps)) == {("sky", "sky"): 1, ("road", "road"): 2}


def test_colours_of_well_known_sets_tell_their_classes_apart():
    for table in BY_COLOUR:
        judged = [value not in table.void for value in table.values.tolist()]
        colours = [tuple(colour) for colour in table.colours[judged].tolist()]
        assert len(set(colours)) == len(colours)
        assert len(set(table.names)) == len(table.names)


def test_cityscapes_has_34_label_ids_of_which_19_are_judged():
    assert len(CITYSCAPES) == 34
    judged = [name for name, value in zip(CITYSCAPES.names, CITYSCAPES.values.tolist(), strict=True)
              if value not in CITYSCAPES.void]  # fmt: skip
    assert tuple(judged) == CITYSCAPES_TRAIN.names
    assert CITYSCAPES_TRAIN.values.tolist() == list(range(19))
    assert dict(zip(CITYSCAPES.names, CITYSCAPES.values.tolist(), strict=True))["bicycle"] == 33


def test_voc_has_its_palette():
    assert VOC.colours[:4].tolist() == [[0, 0, 0], [128, 0, 0], [0, 128, 0], [128, 128, 0]]
    assert VOC.colours[15].tolist() == [192, 128, 128]
    assert voc_colours()[255].tolist() == [224, 224, 192]


def test_a_file_that_names_no_classes_is_refused(tmp_path):
    (tmp_path / "classes.json").write_text('{"a": 1.5}', encoding="utf-8")
    with pytest.raises(CmviewerError) as error:
        read_table_of_classes(tmp_path / "classes.json", [])
    assert error.value.problems[0].code == "classes-unreadable"


def test_a_list_that_does_not_fit_gives_way_to_a_set_that_is_known_by_its_names(tmp_path):
    (tmp_path / "classes.txt").write_text("\n".join(CITYSCAPES_TRAIN.names), encoding="utf-8")
    save(tmp_path / "truth" / "a_gtFine_labelIds.png", [[7, 26]])
    save(tmp_path / "predictions" / "a.png", [[0, 0]])
    assert cells(opened(tmp_path)) == {("road", "road"): 1, ("car", "road"): 1}
