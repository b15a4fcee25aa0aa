import pytest
from reading_objects import codes, read, read_only, said, sources_in
from real_data import real_data

from cmviewer.readers.objects.parts import PREDICTION, TRUTH

SIZE = "<size><width>100</width><height>50</height><depth>3</depth></size>"
BOX = "<bndbox><xmin>{}</xmin><ymin>{}</ymin><xmax>{}</xmax><ymax>{}</ymax></bndbox>"


def thing(name, *corners, more=""):
    return f"<object><name>{name}</name>{BOX.format(*corners)}{more}</object>"


def annotation(*things, size=SIZE):
    return f"<annotation><filename>other.jpg</filename>{size}{''.join(things)}</annotation>"


def test_corners_are_taken_as_written_and_parts_are_no_objects(folder):
    part_of_it = f"<part><name>head</name>{BOX.format(2, 2, 3, 3)}</part>"
    top = folder({"Annotations/a.xml": annotation(thing("cat", 1, 2.5, 30, 40, more=part_of_it))})
    source = sources_in(top)["Annotations"]
    part, problems = read(source, top)
    assert (source.roles, source.has_regions) == (TRUTH, False)
    assert said(part) == [("a", "cat", [1, 2.5, 30, 40], None)]
    assert part.image_sizes.tolist() == [[100, 50]]
    assert problems == []


def test_difficult_objects_are_marked_and_boxes_of_size_zero_stay(folder):
    hard = thing("cat", 1, 1, 9, 9, more="<difficult>1</difficult>")
    part, problems = read_only(folder({"x/a.xml": annotation(hard, thing("dog", 5, 5, 5, 8))}))
    assert part.difficult.tolist() == [True, False]
    assert len(part) == 2
    assert problems == []


def test_scores_make_predictions(folder):
    scored = thing("cat", 1, 1, 9, 9, more="<score>0.5</score>")
    top = folder({"x/a.xml": annotation(scored)})
    assert sources_in(top)["x"].roles == PREDICTION
    assert read_only(top)[0].score.tolist() == [0.5]


def test_an_image_without_objects_is_listed_and_a_size_may_be_missing(folder):
    files = {"x/a.xml": annotation(size=""), "x/b.xml": annotation(size=SIZE.replace("100", "0"))}
    part, _ = read_only(folder(files))
    assert part.image_names == ("a", "b")
    assert part.image_sizes.tolist() == [[0, 0], [0, 0]]


def test_a_polygon_stands_for_its_box(folder):
    polygon = "<polygon><x1>1</x1><y1>2</y1><x2>9</x2><y2>2</y2><x3>9</x3><y3>8</y3></polygon>"
    part, _ = read_only(folder({"x/a.xml": annotation(thing("cat", 0, 0, 99, 99, more=polygon))}))
    assert part.region.rings(0)[0].tolist() == [[1, 2], [9, 2], [9, 8]]
    assert part.box.tolist() == [[1, 2, 9, 8]]


BOMB = """<?xml version="1.0"?>
<!DOCTYPE annotation [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
<annotation><object><name>&c;</name></object></annotation>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_and_the_other_files_are_read(folder, encoding):
    top = folder({"x/a.xml": annotation(thing("cat", 1, 1, 9, 9)), "x/b.xml": BOMB.encode(encoding)})
    part, problems = read_only(top)
    assert part.image_names == ("a",)
    assert [(one.code, one.file.name) for one in problems] == [("xml-entities", "b.xml")]


def test_a_plain_document_type_does_no_harm(folder):
    part, problems = read_only(folder({"x/a.xml": f"<!DOCTYPE annotation>\n{annotation()}"}))
    assert (part.image_names, problems) == (("a",), [])


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        (annotation().replace("</annotation>", "\n"), "file-unreadable", 2),
        ("<annotation>\n<object></annotation>", "file-unreadable", 2),
        ("", "file-empty", None),
        ('<?xml version="1.0" encoding="klingon"?><annotation></annotation>', "encoding-unknown", None),
    ],
)
def test_a_broken_file_is_named(folder, content, code, line):
    top = folder({"x/a.xml": annotation(thing("cat", 1, 1, 9, 9)), "x/b.xml": content})
    part, problems = read_only(top)
    assert part.image_names == ("a",)
    assert [(one.code, one.file.name, one.line) for one in problems] == [(code, "b.xml", line)]


def test_objects_without_a_box_or_a_name_are_left_out_and_counted(folder):
    bad = "<object><name>cat</name></object>" + thing("", 1, 1, 9, 9)
    part, problems = read_only(folder({"x/a.xml": annotation(thing("cat", 1, 1, 9, 9), bad)}))
    assert len(part) == 1
    assert [(one.code, one.times) for one in problems] == [("object-incomplete", 2)]


def test_a_corner_that_is_no_number_leaves_the_object_out(folder):
    part, problems = read_only(folder({"x/a.xml": annotation(thing("cat", "one", 1, 9, 9))}))
    assert len(part) == 0
    assert codes(problems) == ["box-not-a-number"]


def test_real_annotations_agree_with_the_yolo_labels_of_the_same_images():
    top = real_data("det_bccd_ultralytics")
    found = sources_in(top)
    voc, problems = read(found["Annotations"], top)
    yolo, _ = read(found["labels/val"], top)
    assert problems == []
    assert voc.image_names == yolo.image_names
    assert voc.image_sizes.tolist() == [[640, 480]] * 40
    assert [row[1] for row in said(voc)] == [row[1] for row in said(yolo)]
    assert abs(voc.box - yolo.box * [640, 480, 640, 480]).max() < 0.01


def test_real_folders_of_xml_open():
    top = real_data("formats")
    found = {name: one for name, one in sources_in(top).items() if one.files[0].suffix == ".xml"}
    names = {
        "voc_dataset/voc_dataset1/Annotations": [("2007_000001", "cat"), ("2007_000001", "person")],
        "roboflow_dataset/voc/val": [("val_001", "label_0"), ("val_001", "label_1")],
    }
    for name, expected in names.items():
        part, problems = read(found[name], top)
        assert [row[:2] for row in said(part)] == expected
        assert problems == []


def test_old_labelme_xml_has_polygons():
    top = real_data("formats") / "labelme_dataset"
    source = sources_in(top)["Annotations/subset1"]
    part, problems = read(source, top)
    assert source.layout.name == "Pascal VOC XML"
    assert part.class_names == ("window", "license plate", "o1", "q1", "b1", "m1", "hg")
    assert part.image_sizes.tolist() == [[102, 77]]
    assert part.box[:2].tolist() == [[43, 34, 45, 37], [58, 66, 62, 68]]
    assert problems == []
