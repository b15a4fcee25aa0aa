"""No file, whatever it holds and however it is called, makes the program start another one."""

import json
import struct

import pytest
from PIL import Image

from cmviewer.errors import CmviewerError
from cmviewer.readers.files.pictures import load_picture
from tests.children import child

CODE = """
import json, pathlib, sys
started = []

def watch(event, words):
    if event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn", "os.system", "os.fork",
                 "os.forkpty", "os.startfile"):
        started.append([event, str(words)[:200]])

from cmviewer.errors import CmviewerError
from cmviewer.progress import Cancel
from cmviewer.confusion.count import count
from cmviewer.matching import default_rule
from cmviewer.readers import OpenRequest
from cmviewer.readers import open_evaluation
from cmviewer.readers.maps.decoding import decode, palette_of
from cmviewer.readers.files.picture_sizes import size_and_mark
from cmviewer.readers.files.pictures import load_picture, thumbnail

def work(path):
    evaluation = open_evaluation(OpenRequest(path=path))
    count(evaluation, 0, default_rule(evaluation))

sys.addaudithook(watch)
folder = pathlib.Path(sys.argv[1])
done = 0
for file in sorted(folder.iterdir()):
    for one in (load_picture, lambda f: thumbnail(f, 9), lambda f: load_picture(f.read_bytes()), decode,
                palette_of, size_and_mark, work):
        try:
            one(file)
        except CmviewerError:
            pass
        done += 1
try:
    work(folder)
except CmviewerError:
    pass
print(json.dumps([done, started]))
"""
POSTSCRIPT = (
    b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 20 20\n%%EndComments\n"
    b"newpath 0 0 moveto 20 20 lineto stroke\nshowpage\n%%EOF\n"
)
CONTENTS = {
    "postscript": POSTSCRIPT,
    "dos-postscript": struct.pack("<IIIIIIIH", 0xC6D3D0C5, 30, len(POSTSCRIPT), 0, 0, 0, 0, 0xFFFF)
    + POSTSCRIPT,
    "metafile": b"\xd7\xcd\xc6\x9a\0\0\0\0\0\0\x20\0\x20\0\x60\0" + bytes(40),
    "pdf": b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg>',
    "shell": b"#!/bin/sh\ntouch started\n",
    "hdf5": b"\x89HDF\r\n\x1a\n" + bytes(60),
    "xpm": b'/* XPM */\nstatic char *a[] = {"2 2 1 1", ". c #000000", "..", ".."};\n',
    "pickle": b"cos\nsystem\n(S'true'\ntR.",
    "yaml": b'names: !!python/object/apply:os.system ["true"]\n',
}
ENDINGS = (".png", ".jpg", ".tif", ".bmp", ".gif", ".webp", ".jp2", ".ppm", ".eps", ".csv", ".json", ".npy",
           ".npz", ".parquet", ".xml", ".yaml", ".txt", ".pkl")  # fmt: skip


@pytest.mark.long
def test_no_file_of_another_kind_starts_a_program(tmp_path):
    for name, content in CONTENTS.items():
        for ending in ENDINGS:
            (tmp_path / f"{name}{ending}").write_bytes(content)
    done, started = json.loads(child(CODE, tmp_path))
    assert done == 7 * len(CONTENTS) * len(ENDINGS)
    assert started == []


@pytest.mark.parametrize("name", CONTENTS)
def test_what_is_no_picture_of_a_kind_that_is_read_says_so(tmp_path, name):
    file = tmp_path / "a.png"
    file.write_bytes(CONTENTS[name])
    with pytest.raises(CmviewerError) as error:
        load_picture(file)
    assert error.value.problems[0].code == "image-unreadable"


@pytest.mark.parametrize("ending", ["png", "jpg", "tif", "bmp", "gif", "webp", "ppm", "jp2", "avif"])
def test_every_kind_of_picture_that_is_offered_is_read(tmp_path, ending):
    file = tmp_path / f"a.{ending}"
    try:
        Image.new("RGB", (20, 10), (200, 30, 30)).save(file)
    except (OSError, KeyError, ValueError):
        pytest.skip(f"this Pillow writes no {ending}")
    assert load_picture(file).shape == (10, 20, 4)
