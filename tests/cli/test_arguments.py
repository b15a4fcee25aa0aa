from pathlib import Path

import pytest
from making import make_evaluation

from cmviewer.cli.arguments import add_opening, add_seeing, needed_request, new_parser, request_of
from cmviewer.cli.choices import opened_with
from cmviewer.confusion.view_state import Order, Side, View, ViewState
from cmviewer.evaluation import Task
from cmviewer.matching import CountingRule
from cmviewer.readers.request import Columns, OpenRequest, PredictionSource


def parse(*words):
    parser = new_parser("test", "Test.")
    add_opening(parser)
    add_seeing(parser)
    return parser, parser.parse_args(words)


def test_a_path_alone_explains_itself():
    assert request_of(*parse("somewhere")) == OpenRequest(Path("somewhere"))


def test_nothing_said_is_nothing_to_open():
    assert request_of(*parse()) is None


def test_every_option_of_opening_arrives():
    request = request_of(
        *parse(
            *("--task", "classification", "--truth", "t.csv", "--images", "pictures"),
            *("--predictions", "a.csv", "--predictions", "last=b=c.csv"),
            *("--columns", "truth=y,prediction=y hat", "--columns", "image=file"),
            *("--classes", "names.txt", "--positive", "sick"),
        )
    )
    assert request == OpenRequest(
        task=Task.CLASSIFICATION,
        truth=Path("t.csv"),
        predictions=(PredictionSource(Path("a.csv")), PredictionSource(Path("b=c.csv"), "last")),
        images=Path("pictures"),
        columns=Columns(truth="y", prediction="y hat", image="file"),
        classes=Path("names.txt"),
        positive="sick",
    )


def test_a_path_that_exists_is_a_path_even_with_an_equals_sign(tmp_path):
    path = tmp_path / "lr=0.1.csv"
    path.touch()
    request = request_of(*parse("--predictions", str(path)))
    assert request.predictions == (PredictionSource(path),)


def test_predictions_without_a_name_may_be_many():
    request = request_of(*parse("--predictions", "a.csv", "--predictions", "b.csv"))
    assert [source.name for source in request.predictions] == [None, None]


def test_a_column_name_may_hold_a_comma_and_an_equals_sign():
    request = request_of(*parse("--columns", "truth=a, b=c,score=p", "x"))
    assert request.columns == Columns(truth="a, b=c", score="p")


def test_a_sample_is_a_folder_that_ships_inside():
    assert (request_of(*parse("--sample", "digits")).path / "cmviewer.toml").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--sample", "no such"], "no sample is called no such: digits, digit-scenes, digit-maps"),
        (["--sample", "digits", "folder"], "leave out PATH"),
        (["--columns", "colour=red", "x"], "expected ROLE=COLUMN"),
        (["--columns", "truth=", "x"], "expected ROLE=COLUMN"),
        (["--columns", "truth=a,truth=b", "x"], "truth is given 2 times"),
        (["--truth", "a", "--truth", "b", "x"], "--truth: is given more than once"),
        (["--subset", "image ~ a", "x", "--subset", "image ~ b"], "--subset: is given more than once"),
        (["--show", "a", "x", "--show", "b"], "--show: is given more than once"),
        (["--columns", "truth=a", "--columns", "truth=a", "x"], "truth is given 2 times"),
        (["--predictions", "name=", "x"], "expected PATH or NAME=PATH"),
        (["--predictions", "a=x", "--predictions", "b=x", "--predictions", "a=y"], "a is given 2 times"),
        ([""], "argument PATH: expected a path, not nothing"),
        (["--predictions", ""], "argument --predictions: expected a path, not nothing"),
        (["--truth", "", "x"], "argument --truth: expected a path, not nothing"),
        (["--images", "", "x"], "argument --images: expected a path, not nothing"),
        (["--classes", "", "x"], "argument --classes: expected a path, not nothing"),
        (["--show", "", "x"], "argument --show: expected names of classes or a file, not nothing"),
        (["--show", " , ", "x"], "argument --show: expected names of classes or a file, not nothing"),
        (["--score", "1.5", "x"], "expected a number from 0 to 1, not '1.5'"),
        (["--score", "nan", "x"], "expected a number from 0 to 1"),
        (["--score", "half", "x"], "expected a number from 0 to 1"),
        (["--top", "0", "x"], "expected a whole number from 1 on"),
        (["--top", "²", "x"], "expected a whole number from 1 on"),
        (["--view", "rows", "x"], "invalid choice"),
        (["--task", "guessing", "x"], "invalid choice"),
        (["--pos", "sick", "x"], "unrecognized arguments"),
        ([], "nothing to open"),
    ],
)
def test_bad_usage_is_named_and_ends_with_2(words, said, capsys):
    with pytest.raises(SystemExit) as caught:
        needed_request(*parse(*words))
    assert caught.value.code == 2
    assert said in capsys.readouterr().err


def test_without_options_the_state_is_the_one_that_the_window_opens_with():
    evaluation = make_evaluation([0], {"a": [0]})
    assert opened_with(parse()[1], evaluation, 3).state == ViewState(checkpoint=3)


def test_two_classes_with_one_score_open_with_the_cut_off_of_one_half():
    evaluation = make_evaluation([0, 1], {"a": None}, scores={"a": [0.1, 0.9]}, positive=1)
    assert opened_with(parse()[1], evaluation, 0).state.rule == CountingRule(0.5)


def test_every_option_of_seeing_arrives():
    _, arguments = parse(
        *("--score", "0.25", "--view", "all", "--rows", "prediction", "--background"),
        *("--top", "7", "--order", "errors", "--show", "cat"),
    )
    evaluation = make_evaluation([0], {"a": [0]}, names=["dog", "cat"])
    assert opened_with(arguments, evaluation, 0).state == ViewState(
        rule=CountingRule(0.25),
        view=View.ALL,
        rows=Side.PREDICTION,
        background=True,
        order=Order.ERRORS,
        shown=(1,),
        top=7,
    )
