"""Files that are damaged, lie, or change at a bad moment: said on the command line, never a traceback."""

import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import numpy as np
import pytest
from opening import codes, opened, pairs, refusal, said

from cmviewer.cli import main
from cmviewer.errors import CmviewerError
from cmviewer.progress import Cancel, Cancelled
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.files import listing, npz_check

DEEP = "[" * 100_000 + "]" * 100_000
GOOD = "image,truth,prediction\na.png,cat,cat\nb.png,dog,cat\n"
MEGABYTE = 1 << 20


def array_header(shape, kind="<f4"):
    """What stands before the numbers of an `.npy`, whatever follows."""
    header = io.BytesIO()
    np.lib.format.write_array_header_1_0(header, {"descr": kind, "fortran_order": False, "shape": shape})
    return header.getvalue()


def archive_of(members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


BEYOND = array_header((25 * 10**9, 4)) + bytes(100)
REFUSED = {
    "an array that says 400 GB": ("labels.npy", BEYOND, "npy-unreadable", None),
    "a packed array that says 400 GB": (
        "results.npz",
        archive_of({"probs.npy": BEYOND}),
        "npy-unreadable",
        None,
    ),
    "deep JSON": ("results.json", DEEP.encode(), "file-unreadable", None),
    "JSON that is cut off": (
        "results.json",
        b'[{"image": "a.png", "truth": "cat", "prediction": "cat"},\n {"image": "b.p',
        "file-unreadable",
        2,
    ),
    "a deep manifest": ("cmviewer.toml", f"truth = {DEEP}".encode(), "manifest-unreadable", None),
    "a truth without rows": ("truth.csv", b"image,truth\n", "no-rows", 1),
    "results without rows": ("results.csv", b"image,truth,prediction\n", "no-rows", 1),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_lies_or_is_damaged_is_refused_with_little_memory(folder, capsys, case):
    name, content, code, line = REFUSED[case]
    path = folder({name: content})
    tracemalloc.start()
    try:
        problem = refusal(path).problems[0]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (problem.code, problem.file, problem.line) == (code, path / name, line)
    assert peak < 64 * MEGABYTE
    assert main(["check", str(path)]) == 2
    output = capsys.readouterr()
    assert str(path / name) in output.err
    assert "Traceback" not in output.err


def test_json_that_is_cut_off_says_the_column(folder):
    path = folder({"results.json": '[{"image": "a.png"},\n {"image": "b.p'})
    assert "unterminated string starting at column 12" in refusal(path).problems[0].what


def test_an_array_that_unpacks_to_a_thousand_times_its_size_is_not_unpacked(folder, monkeypatch):
    monkeypatch.setattr(npz_check, "ARRAY_ROOM", MEGABYTE)
    content = archive_of({"probs.npy": array_header((10_000, 1_000)) + bytes(40_000_000)})
    path = folder({"results.npz": content})
    tracemalloc.start()
    try:
        problem = refusal(path).problems[0]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (problem.code, problem.file) == ("array-too-large", path / "results.npz")
    assert "40,000,128" in problem.what
    assert peak < 8 * MEGABYTE


def test_arrays_that_are_small_each_are_too_much_together(folder, monkeypatch):
    monkeypatch.setattr(npz_check, "ARRAY_ROOM", MEGABYTE)
    half = array_header((250, 700)) + bytes(700_000)
    assert refusal(folder({"results.npz": archive_of({"a.npy": half})})).problems[0].code != "array-too-large"
    both = folder({"results.npz": archive_of({"a.npy": half, "b.npy": half})})
    assert refusal(both).problems[0].code == "array-too-large"


def test_numbers_of_a_model_are_unpacked_however_many_they_are(folder, monkeypatch):
    monkeypatch.setattr(npz_check, "ARRAY_ROOM", 0)
    random = np.random.default_rng(1)
    truth, probs = random.integers(0, 3, 90), random.dirichlet(np.ones(3), 90)
    path = folder({"results.npz": {"labels": truth, "probs": probs}})
    assert pairs(opened(path)) == [(str(a), str(b)) for a, b in zip(truth, probs.argmax(1), strict=True)]


def test_deep_json_among_good_records_costs_its_line_only(folder):
    records = [{"image": "a.png", "truth": "cat", "prediction": "cat"}]
    text = "\n".join([json.dumps(records[0]), DEEP])
    evaluation = opened(folder({"results.jsonl": text}))
    assert said(evaluation) == [("a.png", "cat", "cat")]
    assert [(problem.code, problem.line) for problem in evaluation.problems] == [("file-unreadable", 2)]


def open_while(path, happens):
    """Open a path; `happens` is called when the reading of files begins."""
    waiting = [happens]

    def progress(what, _done, _total):
        if what == "Reading" and waiting:
            waiting.pop()()

    return open_evaluation(OpenRequest(path), progress)


def test_a_file_that_vanishes_before_it_is_read_is_named_and_the_others_stay(folder):
    path = folder({"epoch_1.csv": GOOD, "epoch_2.csv": GOOD})
    evaluation = open_while(path, (path / "epoch_2.csv").unlink)
    assert evaluation.checkpoint_names == ("epoch_1",)
    assert [(problem.code, problem.file) for problem in evaluation.problems] == [
        ("path-missing", path / "epoch_2.csv")
    ]


def test_the_only_file_vanishing_leaves_nothing(folder):
    path = folder({"results.csv": GOOD})
    with pytest.raises(CmviewerError) as error:
        open_while(path, (path / "results.csv").unlink)
    assert error.value.problems[0].code == "path-missing"


def test_a_file_that_grows_before_it_is_read_counts_as_it_is_then(folder):
    path = folder({"results.csv": GOOD})
    evaluation = open_while(path, lambda: (path / "results.csv").write_text(GOOD + "c.png,dog,dog\n"))
    assert pairs(evaluation) == [("cat", "cat"), ("dog", "cat"), ("dog", "dog")]


def test_a_file_that_shrinks_to_half_a_row_before_it_is_read_says_so(folder):
    path = folder({"results.csv": GOOD})
    evaluation = open_while(path, lambda: (path / "results.csv").write_text(GOOD[:-8]))
    assert pairs(evaluation) == [("cat", "cat")]
    assert codes(evaluation) == {"row-length"}


@pytest.mark.parametrize("name", ["probs.npy", "results.npz"])
@pytest.mark.parametrize("rows", [3, 5])
def test_an_array_that_has_other_rows_when_its_scores_are_read_has_changed(folder, name, rows):
    random = np.random.default_rng(1)

    def write(count):
        scores = random.dirichlet(np.ones(3), count)
        if name == "probs.npy":
            np.save(path / name, scores)
        else:
            np.savez(path / name, probs=scores)

    path = folder({"labels.npy": np.array([0, 1, 2, 0])})
    write(4)
    read = opened(path).checkpoints[0].load().class_scores
    assert read().shape == (4, 3)
    write(rows)
    with pytest.raises(CmviewerError) as error:
        read()
    assert error.value.problems[0].code == "file-changed"
    (path / name).unlink()
    with pytest.raises(CmviewerError) as error:
        read()
    assert error.value.problems[0].code == "path-missing"


TRUTH = "image,truth\na.png,cat\nb.png,dog\n"


def test_a_checkpoint_of_partly_other_samples_keeps_the_rest_and_says_which_line(folder):
    path = folder({"truth.csv": TRUTH, "epoch_1.csv": "image,prediction\na.png,cat\nz.png,dog\n"})
    evaluation = opened(path)
    assert said(evaluation) == [("a.png", "cat", "cat"), ("b.png", "dog", "(no prediction)")]
    problem = evaluation.problems[0]
    assert (problem.code, problem.line, problem.times) == ("image-unknown", 3, 1)


def test_a_checkpoint_of_wholly_other_samples_is_left_out(folder, capsys):
    other = "image,prediction\ny.png,cat\nz.png,dog\n"
    path = folder({"truth.csv": TRUTH, "epoch_1.csv": other})
    problem = refusal(path).problems[0]
    assert (problem.code, problem.file, problem.times) == ("image-unknown", path / "epoch_1.csv", 2)
    assert main(["check", str(path)]) == 2
    assert "no truth for image 'y.png'" in capsys.readouterr().err
    path = folder({"epoch_2.csv": "image,prediction\na.png,cat\nb.png,cat\n"})
    evaluation = opened(path)
    assert evaluation.checkpoint_names == ("epoch_2",)
    assert codes(evaluation) == {"image-unknown"}


def test_an_empty_table_with_a_truth_of_its_own_is_left_out_and_said(folder):
    """It has no truth of which anything could be missed, unlike an empty one beside a file of truths."""
    header = "image,truth,prediction\n"
    evaluation = opened(folder({"epoch_1.csv": header, "epoch_2.csv": GOOD}))
    assert evaluation.checkpoint_names == ("epoch_2",)
    assert codes(evaluation) == {"no-rows"}


def test_an_empty_truth_leaves_nothing_whatever_is_predicted(folder):
    path = folder({"truth.csv": "image,truth\n", "epoch_1.csv": "image,prediction\na.png,cat\n"})
    assert {problem.code for problem in refusal(path).problems} == {"no-rows", "truth-nowhere"}
    assert main(["check", str(path)]) == 2


MANY = 2_000


def many(folder, ending):
    for number in range(MANY):
        (folder / f"file{number}{ending}").touch()


@pytest.mark.parametrize("ending", [".png", ".log", ".csv"])
def test_a_folder_of_many_files_is_never_silent_and_stops_at_once(folder, ending):
    path = folder({"results/results.csv": GOOD})
    many(path, ending)
    heard = []
    open_evaluation(OpenRequest(path), lambda what, done, total: heard.append((what, done, total)))
    looked = [done for what, done, _ in heard if what.startswith("Looking through")]
    assert looked == list(range(0, MANY + 1, listing._AT_ONCE))
    assert listing._AT_ONCE <= 1_000


@pytest.mark.parametrize("what", ["Looking through", "Reading"])
def test_cancel_is_heard_at_the_next_file(folder, what):
    path = folder({})
    many(path, ".csv")
    cancel, after = Cancel(), []

    def progress(said, _done, _total):
        if cancel.is_set:
            after.append(said)
        if said.startswith(what):
            cancel.set()

    with pytest.raises(Cancelled):
        open_evaluation(OpenRequest(path), progress, cancel)
    assert len(after) <= 1


def test_a_single_file_among_many_images_looks_at_none_of_them(folder, monkeypatch):
    path = folder({"results.csv": GOOD})
    many(path, ".png")
    looked_at = []
    original = Path.is_file
    monkeypatch.setattr(Path, "is_file", lambda self: looked_at.append(self) or original(self))
    opened(path / "results.csv")
    assert len(looked_at) < 10


STEPS = [
    "Reading",
    "Bringing files together",
    "Looking at the scores",
    "Finding the truth",
    "Finding the classes",
    "Joining samples",
    "Comparing the truths",
    "Looking at the classes",
]


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("apart", ["truth of its own", "truth apart"])
def test_every_step_after_reading_says_its_name_and_can_be_stopped(folder, step, apart):
    files = {"epoch_1.csv": GOOD, "epoch_2.csv": GOOD}
    if apart == "truth apart":
        predicted = GOOD.replace("truth,", "").replace("cat,cat", "cat").replace("dog,cat", "cat")
        files = {"truth.csv": TRUTH, "epoch_1.csv": predicted, "epoch_2.csv": predicted}
    path, cancel, heard = folder(files), Cancel(), []

    def progress(what, _done, _total):
        assert not cancel.is_set, "work went on after it was cancelled"
        heard.append(what)
        if what == step:
            cancel.set()

    if apart == "truth apart" and step == "Comparing the truths":
        open_evaluation(OpenRequest(path), progress, cancel)
        assert step not in heard
    elif step == STEPS[-1]:
        open_evaluation(OpenRequest(path), progress, cancel)
        assert heard[-1] == step
    else:
        with pytest.raises(Cancelled):
            open_evaluation(OpenRequest(path), progress, cancel)
        assert heard[-1] == step


@pytest.mark.parametrize(("name", "codes_said"), [("notes.txt", set()), ("more.npy", {"npy-unreadable"})])
def test_what_is_no_array_among_arrays_is_left_aside_or_said(folder, name, codes_said):
    members = {"labels.npy": array_header((3,), "<i8") + bytes(24), name: b"a text of somebody"}
    members["preds.npy"] = members["labels.npy"]
    path = folder({"results.npz": archive_of(members)})
    if codes_said:
        assert {problem.code for problem in refusal(path).problems} == codes_said
    else:
        assert pairs(opened(path)) == [("0", "0")] * 3
