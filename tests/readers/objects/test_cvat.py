import numpy as np
import pytest
from coco_files import counted
from opening import opened
from pycocotools import mask as coco_mask
from reading_objects import codes, read, read_only, said, sources_in
from real_data import real_data

from cmviewer.errors import CmviewerError
from cmviewer.readers.objects.parts import TRUTH


def cvat(*shapes, name="sub/a.jpg", more=""):
    image = f'<image id="0" name="{name}" width="80" height="60">{"".join(shapes)}</image>'
    return f'<?xml version="1.0"?>\n<annotations><version>1.1</version>{image}{more}</annotations>'


BOX = '<box label="cat" xtl="1.5" ytl="2" xbr="30" ybr="40"/>'


def test_boxes_and_polygons_are_read_with_the_folder_in_the_name(folder):
    polygon = '<polygon label="dog" points="1,2;3.5,2;3,4"/>'
    top = folder({"annotations.xml": cvat(BOX, polygon)})
    source = sources_in(top)["annotations.xml"]
    part, problems = read(source, top)
    assert (source.roles, source.has_regions) == (TRUTH, True)
    assert said(part) == [
        ("sub/a.jpg", "cat", [1.5, 2, 30, 40], None),
        ("sub/a.jpg", "dog", [1, 2, 3.5, 4], None),
    ]
    assert part.image_sizes.tolist() == [[80, 60]]
    assert problems == []


def test_a_mask_becomes_runs_of_the_whole_image(folder):
    mask = '<mask label="cat" rle="1,3,1,1" left="10" top="20" width="3" height="2"/>'
    part, _ = read_only(folder({"a.xml": cvat(mask)}))
    runs, (height, width) = part.region.mask(0)
    expected = np.zeros((60, 80), np.uint8, order="F")
    expected[20:22, 10:13] = [[0, 1, 1], [1, 0, 1]]
    assert {"counts": runs, "size": [height, width]} == coco_mask.encode(expected)
    assert said(part)[0][2] == [10, 20, 13, 22]


@pytest.mark.parametrize(
    "runs",
    [
        'rle="1,3,1" left="1" top="1" width="3" height="2"',
        'rle="6" left="79" top="1" width="3" height="2"',
        'rle="a" left="1" top="1" width="3" height="2"',
        'rle="1.5,1.5,3" left="1" top="1" width="3" height="2"',
        'rle="1,5" left="1.5" top="1" width="3" height="2"',
        'rle="1,5" left="9" top="9" width="-3" height="-2"',
        'rle="1,inf" left="1" top="1" width="3" height="2"',
    ],
)
def test_a_broken_mask_is_left_out_and_said(folder, runs):
    mask = f'<mask label="cat" {runs}/>'
    part, problems = read_only(folder({"a.xml": cvat(BOX, mask)}))
    assert len(part) == 1
    assert codes(problems) == ["mask-broken"]


def test_a_turned_box_is_a_polygon(folder):
    turned = '<box label="cat" xtl="0" ytl="0" xbr="4" ybr="2" rotation="90"/>'
    part, _ = read_only(folder({"a.xml": cvat(turned)}))
    assert said(part)[0][2] == [1, -1, 3, 3]


def test_an_ellipse_is_a_polygon_of_its_area(folder):
    ellipse = '<ellipse label="cat" cx="30" cy="30" rx="20" ry="10" rotation="30"/>'
    part, _ = read_only(folder({"a.xml": cvat(ellipse)}))
    x, y = part.region.rings(0)[0].T
    assert abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1))) / 2 == pytest.approx(np.pi * 200)


def test_points_and_lines_are_left_out_and_counted(folder):
    part, problems = read_only(folder({"a.xml": cvat('<points label="a" points="1,2"/>', BOX)}))
    assert len(part) == 1
    assert codes(problems) == ["shape-left-out"]


def test_images_of_two_tasks_with_one_name_are_told_apart_by_their_subset(folder):
    one = f'<image name="a.jpg" subset="Train" width="8" height="8">{BOX}</image>'
    two = one.replace("Train", "Test")
    part, _ = read_only(folder({"a.xml": f"<annotations>{one}{two}</annotations>"}))
    assert part.image_names == ("Train/a.jpg", "Test/a.jpg")


def test_the_format_for_videos_is_refused_with_the_reason(folder):
    source = sources_in(folder({"a.xml": "<annotations><track/></annotations>"}))["a.xml"]
    with pytest.raises(CmviewerError) as error:
        read(source, source.path.parent)
    assert error.value.problems[0].code == "file-not-recognised"
    assert "video" in error.value.problems[0].what


def test_real_exports_open():
    top = real_data("formats") / "cvat_dataset" / "for_images"
    found = sources_in(top)
    task, problems = read(found["export_task/train.xml"], top)
    assert said(task)[0] == ("img0.jpg", "label1", [0, 2, 4, 4], None)
    assert codes(problems) == ["shape-left-out"]
    project, _ = read(found["export_project/annotations.xml"], top)
    assert len(set(project.image_names)) == len(project.image_names) == 6


def test_labels_of_the_task_are_classes_also_where_no_object_has_them(tmp_path):
    """So a predicted class that is spelled otherwise is theirs; labels of lines and points are none."""
    labels = "".join(
        f"<label><name>{name}</name><type>{kind}</type></label>"
        for name, kind in (("fox", "rectangle"), ("orca", "any"), ("lane", "polyline"))
    )
    meta = f"<meta><task><labels>{labels}</labels></task></meta>"
    image = '<image id="0" name="a.jpg" width="100" height="100">{}</image>'
    boxes = (("owl", 1), ("fox", 40))
    box = "".join(f'<box label="{name}" xtl="{x}" ytl="2" xbr="{x + 29}" ybr="40"/>' for name, x in boxes)
    file = tmp_path / "annotations.xml"
    file.write_text(f"<annotations>{meta}{image.format(box)}</annotations>")
    (tmp_path / "predictions.csv").write_text(
        "image,xmin,ymin,xmax,ymax,label,score\na.jpg,1,2,30,40,ORCA,0.9\n"
    )
    evaluation = opened(tmp_path)
    assert evaluation.classes.names == ("fox", "orca", "owl")
    assert counted(evaluation) == {("owl", "orca"): 1, ("fox", "background"): 1}


@pytest.mark.parametrize(
    ("told", "scores"), [(("0.25", "1"), [0.25, 1]), (("0.25", "3"), None), (("", "0.25", ""), None)]
)
def test_an_attribute_is_a_score_where_every_shape_has_one_from_0_to_1(folder, told, scores):
    box = '<box label="cat" xtl="1" ytl="2" xbr="30" ybr="40"><attribute name="score">{}</attribute></box>'
    top = folder({"a.xml": cvat(*map(box.format, told)), "b.xml": cvat(BOX)})
    sources = sources_in(top)
    part, _ = read(sources["a.xml"], top)
    assert (None if part.score is None else part.score.tolist()) == scores
    assert [sources[name].described.endswith("scores") for name in ("a.xml", "b.xml")] == [
        scores is not None,
        False,
    ]
