import tomllib
from importlib.metadata import PathDistribution, packages_distributions

import pytest

from tests.packaging.modules import FOLDER, module

parts = module("licences.parts")
licences = module("licences.notices")
distributions = module("licences.distributions")
libraries = module("licences.libraries")
foreign = module("licences.foreign")
qt = module("licences.qt")
rest = module("licences.rest")


def make_distribution(folder, texts=(), metadata=""):
    """A made-up installed distribution, `made-up` 1.2, with these licence files."""
    info = folder / "made_up-1.2.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.4\nName: made-up\nVersion: 1.2\n{metadata}\n")
    for name, words in dict(texts).items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(words)
    record = [*dict(texts), f"{info.name}/METADATA"]
    (info / "RECORD").write_text("".join(f"{name},,\n" for name in record))
    return PathDistribution(info)


def run_time_dependencies():
    project = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [distributions.canonical(told.partition(">")[0]) for told in project["dependencies"]]


def test_a_distribution_without_text_stops_the_build_and_is_named(tmp_path):
    good = parts.Part("good", "1", "MIT", "", (parts.Text("LICENSE", "words"),))
    made_up = distributions.part_of_distribution(make_distribution(tmp_path))
    with pytest.raises(parts.MissingLicenceError, match=r"made-up 1\.2") as raised:
        licences.refuse_missing([good, made_up])
    assert raised.value.names == ("made-up 1.2",)


def test_everything_that_is_missing_is_named_at_once():
    missing = [parts.Part(name, "", "MIT", "", ()) for name in ("one", "two")]
    with pytest.raises(parts.MissingLicenceError, match="one, two"):
        licences.refuse_missing(missing)


def test_licence_files_are_found_wherever_wheels_put_them(tmp_path):
    info = "made_up-1.2.dist-info"
    texts = {
        f"{info}/licenses/deep/APACHE": "a",
        f"{info}/LICENCE.rst": "b",
        "made_up/_vendor/COPYING": "c",
        "made_up/maps/CC-BY license of the data.txt": "d",
        "made_up/NOTICE": "e",
        "made_up/licenses/__init__.py": "code",
        "made_up/license.py": "code",
        "made_up/data.txt": "data",
    }
    found = distributions.texts_of(make_distribution(tmp_path, texts))
    assert {text.words for text in found} == {"a", "b", "c", "d", "e"}


def test_the_licence_is_told_by_expression_then_word_then_classifier(tmp_path):
    classifier = "Classifier: License :: OSI Approved :: BSD License\n"
    word = "License: BSD\n"
    told = {"Two-Clause": "License-Expression: Two-Clause\n" + word + classifier, "BSD": word + classifier}
    told |= {"BSD License": classifier, "see its text": ""}
    for place, (expected, metadata) in enumerate(told.items()):
        found = make_distribution(tmp_path / str(place), metadata=metadata)
        assert distributions.licence_of(found) == expected


def test_the_home_is_preferred_to_other_addresses(tmp_path):
    metadata = "Project-URL: Changelog, https://one\nProject-URL: Homepage, https://two\n"
    assert distributions.home_of(make_distribution(tmp_path, metadata=metadata)) == "https://two"


def test_modules_lead_to_the_distributions_that_brought_them():
    found = distributions.distributions_inside({"PIL", "yaml", "json", "no_such_module"})
    assert {"pillow", "pyyaml"} <= set(found)
    assert set(found) <= {"pillow", "pyyaml", "pyinstaller"}


def test_all_run_time_dependencies_have_their_licence_in_the_page():
    owners = packages_distributions()
    needed = run_time_dependencies()
    modules = {
        name for name, by in owners.items() if {distributions.canonical(each) for each in by} & {*needed}
    }
    inside = [distributions.part_of(name) for name in distributions.distributions_inside(modules)]
    licences.refuse_missing(inside)
    page = licences.page(inside)
    assert len(needed) > 10
    for name in needed:
        part = next(part for part in inside if distributions.canonical(part.name) == name)
        assert f"  {part.name} {part.version}: {part.licence}\n" in page
        assert part.texts[0].name in page


def test_what_is_no_distribution_has_its_text_too():
    others = [rest.python(), *qt.qt(FOLDER), rest.font(), rest.sample_digits()]
    licences.refuse_missing(others)
    words = licences.page(others)
    for told in (
        "PYTHON SOFTWARE FOUNDATION LICENSE",
        "GNU LESSER GENERAL PUBLIC LICENSE",
        "GNU GENERAL PUBLIC LICENSE",
        "SIL OPEN FONT LICENSE",
        "CC BY 4.0",
    ):
        assert told in words


def test_equal_texts_stand_in_the_page_once():
    text = parts.Text("LICENSE", "the very same words")
    page = licences.page([parts.Part(name, "1", "MIT", "", (text,)) for name in ("one", "two")])
    assert page.count("the very same words") == 1
    assert "the same text as that of one 1, LICENSE" in page


def test_owners_of_libraries_are_read_from_dpkg():
    told = (
        "libpng16-16:amd64: /usr/lib/x86_64-linux-gnu/libpng16.so.16\n"
        "diversion by dash from: /bin/sh\n"
        "libc6:amd64, libc6:i386: /usr/share/libc.so.6\n"
    )
    assert libraries.owners_told(told) == {"libpng16.so.16": "libpng16-16", "libc.so.6": "libc6"}


def test_libraries_of_wheels_and_of_python_are_not_those_of_the_system(tmp_path):
    for name in (
        "libpython3.11.so.1.0",
        "_ssl.cpython-311-x86_64-linux-gnu.so",
        "libmade-up.so.7",
        "data.txt",
    ):
        (tmp_path / name).touch()
    assert libraries.foreign_libraries(tmp_path) == ["libmade-up.so.7"]


def folder_with(folder, *names):
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).touch()
    return folder


def test_the_works_inside_qt_are_parts_with_texts_of_their_own(tmp_path):
    inside = folder_with(tmp_path, "libQt6Core.so.6", "libQt6Gui.so.6", "libicuuc.so.73", "libicudata.so.73")
    found = {f"{part.name} {part.version}".strip(): part for part in qt.qt(inside)}
    licences.refuse_missing(found.values())
    said = {
        "ICU 73": "UNICODE, INC. LICENSE AGREEMENT - DATA FILES AND SOFTWARE",
        "PCRE2 and its compiler in QtCore": "University of Cambridge",
        "Unicode data (UCD, CLDR) in QtCore": "UNICODE LICENSE V3",
        "HarfBuzz in QtGui": "Old MIT",
        "libpng in QtGui": "PNG Reference Library",
        "libjpeg-turbo in QtGui": "Independent JPEG Group",
        "FreeType in QtGui": "The FreeType Project LICENSE",
        "MD4C in QtGui": "Martin Mitáš",
    }
    for name, words in said.items():
        assert words in found[name].texts[0].words
    assert "International Business Machines" in found["ICU 73"].texts[0].words


def test_works_are_named_only_with_the_library_of_qt_that_holds_them(tmp_path):
    names = {part.name for part in qt.qt(folder_with(tmp_path, "libQt6Core.so.6"))}
    assert "PCRE2 and its compiler in QtCore" in names
    assert not any(name.endswith(("QtGui", "QtSvg", "QtWaylandClient")) or name == "ICU" for name in names)


def test_libraries_of_qt_are_known_on_every_system(tmp_path):
    linux = folder_with(tmp_path / "linux", "libQt6WaylandClient.so.6", "QtTest.abi3.so")
    windows = folder_with(tmp_path / "windows", "Qt6Svg.dll", "QtTest.pyd")
    macos = folder_with(tmp_path / "macos", "QtGui", "QtTest.abi3.so")
    assert qt.qt_libraries(linux) == {"WaylandClient"}
    assert qt.qt_libraries(windows) == {"Svg"}
    assert qt.qt_libraries(macos) == {"Gui"}


def test_every_kept_text_of_qt_is_of_a_part(tmp_path):
    known = ("Core", "Gui", "Svg", "Test", "XcbQpa", "WaylandClient")
    inside = folder_with(tmp_path, "libicuuc.so.73", *(f"libQt6{name}.so.6" for name in known))
    used = {text.name for part in qt.qt(inside) for text in part.texts}
    kept = {f"qt/{file.name}" for file in (parts.KEPT / "qt").iterdir()}
    assert kept == {name for name in used if name.startswith("qt/")}


def test_no_kept_text_tells_of_the_place_it_was_taken_from():
    for file in parts.KEPT.rglob("*.txt"):
        words = file.read_text(encoding="utf-8")
        assert len(words.split()) > 40
        assert "On Debian systems" not in words
        assert "/usr/share" not in words


@pytest.mark.parametrize("name", ["libmade-up.7.dylib", "made_up-7.dll", "_made_up.pyd"])
def test_a_library_of_macos_or_windows_that_nobody_brought_stops_the_build(tmp_path, name):
    missing = foreign.python_library_parts(
        libraries.foreign_libraries(folder_with(tmp_path / "program", name)), folder_with(tmp_path / "python")
    )
    with pytest.raises(parts.MissingLicenceError) as raised:
        licences.refuse_missing(missing)
    assert raised.value.names == (name,)


@pytest.mark.parametrize(("folder", "name"), [("DLLs", "libcrypto-3.dll"), ("lib", "libcrypto.3.dylib")])
def test_libraries_of_pythons_installation_have_its_text_and_that_of_openssl(tmp_path, folder, name):
    folder_with(tmp_path / folder, name.upper(), "libffi-8.dll")
    (part,) = foreign.python_library_parts([name, "libffi-8.dll"], tmp_path)
    assert name in part.note
    assert "libffi-8.dll" in part.note
    words = " ".join(text.words for text in part.texts)
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in words
    assert "Apache License" in words


def test_without_openssl_its_text_is_not_added(tmp_path):
    folder_with(tmp_path / "DLLs", "libffi-8.dll")
    (part,) = foreign.python_library_parts(["libffi-8.dll"], tmp_path)
    assert "OpenSSL" not in part.licence
    assert len(part.texts) == 1


def test_the_runtime_of_microsoft_is_named_as_such_whoever_brought_it(tmp_path):
    names = ("VCRUNTIME140_1.dll", "msvcp140.dll", "ucrtbase.dll", "api-ms-win-crt-heap-l1-1-0.dll")
    (part,) = libraries.library_parts(folder_with(tmp_path, *names, "python311.dll"))
    licences.refuse_missing([part])
    assert part.name == "Microsoft's runtime libraries"
    assert all(name in part.note for name in names)
    assert "Distributable Code" in part.texts[0].words


def test_a_linux_without_dpkg_is_told_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(parts.NoDpkgError, match="build on Debian or Ubuntu"):
        licences.write_licences(tmp_path, tmp_path / "no such folder", set())


def test_other_systems_need_no_dpkg(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("shutil.which", lambda _: None)
    libraries.require_dpkg()


def test_a_library_that_nobody_owns_stops_the_build():
    with pytest.raises(parts.MissingLicenceError, match=r"libmade-up\.so\.7"):
        licences.refuse_missing(libraries.system_parts(["libmade-up.so.7"]))
