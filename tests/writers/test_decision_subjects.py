"""A decision of reading that is about one checkpoint is told with its name, on the page and in words."""

import json

from cmviewer.cli import main
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.resources import sample
from cmviewer.writers.decision_subjects import decision_lines, decision_subjects


def subjects(path):
    evaluation = open_evaluation(OpenRequest(path))
    decisions = evaluation.interpretation.decisions
    return [(one.key, subject) for one, subject in zip(decisions, decision_subjects(evaluation), strict=True)]


def test_each_checkpoint_of_a_run_is_named_at_its_decisions():
    digits = subjects(sample("digits"))
    assert {subject for key, subject in digits if key == "score"} == {f"epoch_{n}" for n in range(1, 13)}
    assert ("task", "") in digits
    assert ("truth", "truth.csv") in digits
    maps = subjects(sample("digit-maps"))
    assert {subject for key, subject in maps if key == "map-values"} >= {"epoch_01", "epoch_16"}


def test_files_of_one_name_are_told_apart_by_their_checkpoints(tmp_path, capsys):
    box = {"image_id": 1, "category_id": 1, "bbox": [0, 0, 9, 9]}
    truth = {"images": [{"id": 1}], "categories": [{"id": 1, "name": "a"}], "annotations": [box | {"id": 1}]}
    (tmp_path / "truth.json").write_text(json.dumps(truth), encoding="utf-8")
    for name in ("night", "day"):
        (tmp_path / name).mkdir()
        found = json.dumps([box | {"score": 0.9}])
        (tmp_path / name / "predictions.json").write_text(found, encoding="utf-8")
    told = subjects(tmp_path)
    assert ("boxes.truth", "truth.json") in told
    assert ("boxes.prediction", "night") in told
    assert main(["check", str(tmp_path)]) == 0
    assert "boxes.prediction of night: " in capsys.readouterr().out
    out = tmp_path.parent / f"{tmp_path.name}-report"
    assert main(["report", str(tmp_path), "--out", str(out)]) == 0
    page = (out / "report.html").read_text(encoding="utf-8")
    assert '<td class="short">boxes.prediction</td><td class="short">day, night</td>' in page


def test_what_was_decided_alike_for_many_checkpoints_is_one_line():
    evaluation = open_evaluation(OpenRequest(sample("digits")))
    lines = [(one.key, one.taken, subject) for one, subject in decision_lines(evaluation)]
    assert ("score-unit", "shares", "epoch_1 and 11 more") in lines
    assert ("truth", "truth", "truth.csv") in lines
    assert ("task", "classification", "") in lines
    assert len(lines) < 12 < len(evaluation.interpretation.decisions)
    taken = {(one.key, one.taken) for one in evaluation.interpretation.decisions}
    assert {(key, value) for key, value, _ in lines} == taken


def test_what_several_checkpoints_share_is_told_by_its_file(tmp_path):
    file = tmp_path / "both.csv"
    rows = "1,a,cat,cat\n2,a,dog,cat\n1,b,cat,dog\n2,b,dog,dog\n"
    file.write_text("image,checkpoint,truth,prediction\n" + rows, encoding="utf-8")
    told = subjects(file)
    assert ("truth", "both.csv") in told
