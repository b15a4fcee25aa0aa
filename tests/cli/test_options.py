"""A mend names no option; the command line puts the option behind it, where there is one."""

import ast
import re
from argparse import ArgumentParser
from pathlib import Path

import pytest

import cmviewer
from cmviewer.cli.arguments import add_opening
from cmviewer.cli.options import with_option
from cmviewer.errors import CmviewerError, Problem, merged_problems
from cmviewer.evaluation import Decision, Origin
from cmviewer.readers import OpenRequest, open_evaluation
from cmviewer.readers.decision_keys import KEYS
from cmviewer.readers.telling import FILES

BROKEN = Path(__file__).parents[1] / "data" / "broken"
QUOTES_A_COMMAND = {"run-without-results", "prediction-missing"}
"""Problems that say with which command another tool writes results: its options are not ours."""


def said_of(folder):
    """All problems of a folder, whatever is left of it."""
    try:
        evaluation = open_evaluation(OpenRequest(path=folder))
    except CmviewerError as error:
        return error.problems
    said = list(evaluation.problems)
    for checkpoint in evaluation.checkpoints:
        try:
            checkpoint.load()
        except CmviewerError as error:
            said += error.problems
        said += checkpoint.problems()
    return merged_problems(said)


@pytest.mark.parametrize("folder", sorted(BROKEN.iterdir()), ids=lambda folder: folder.name)
def test_no_mend_names_an_option_and_the_command_line_names_that_of_each_decision(folder):
    for problem in said_of(folder):
        if problem.code not in QUOTES_A_COMMAND:
            assert "--" not in problem.mend, problem
        if problem.decision is not None:
            assert problem.decision in {key.name for key in KEYS} | set(FILES)
            if not problem.code.startswith("reading-"):
                assert with_option(problem).mend.startswith(f"{problem.mend} (--")


def words_of(file):
    """Every text of a module but for docstrings, and what the catalogue of problems has for the help."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    words = [node for node in ast.walk(tree) if isinstance(node, ast.keyword)]
    docs |= {id(word.value) for word in words if word.arg in {"means", "help_mend"}}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]


def test_no_other_part_of_the_program_names_an_option():
    package = Path(cmviewer.__file__).parent
    files = [file for file in package.rglob("*.py") if "cli" not in file.relative_to(package).parts]
    named = {words for file in files for words in words_of(file) if re.search(r"(^|[ (=])--[a-z]", words)}
    tool = r"\b(\w+\.py\b|COCO JSON)"
    foreign = {words for words in named if re.search(tool, words)}  # the options of other tools
    assert len(files) > 300
    assert {words for words in named - foreign if "class left top right bottom" not in words} == set()


def test_every_option_that_is_named_is_one_that_there_is():
    parser = ArgumentParser()
    add_opening(parser)
    options = set(re.findall(r"--[a-z-]+", parser.format_usage()))
    for key in [key.name for key in KEYS] + list(FILES):
        named = with_option(Problem("code", "what", "mend", decision=key)).mend
        words = {word.strip("(),") for word in named.split() if word.strip("(").startswith("--")}
        assert words, key
        assert words <= options, key


def test_readings_are_named_as_they_are_told():
    problem = Problem("code", "what", "mend it", decision="join", readings=("id", "stem"))
    assert with_option(problem).mend == "mend it (--read join=id or --read join=stem)"


def test_a_file_of_others_names_the_option_that_replaces_it():
    assert with_option(Problem("not-ours", "what", "mend")).mend == "mend (--overwrite)"
    assert with_option(Problem("row-length", "what", "mend")).mend == "mend"


def test_where_another_file_is_read_otherwise_the_option_is_of_its_file_alone():
    run = Path("/data/runs")
    ways = {run / "a/predictions.json": "from-1", run / "b/predictions.json": "named"}
    decisions = [Decision("class-numbers", way, Origin.EVIDENCE, about=file) for file, way in ways.items()]
    asked = Problem(
        "x", "what", "mend", run / "a/predictions.json", decision="class-numbers", readings=("plain",)
    )
    mend = with_option(asked, decisions).mend
    assert mend.startswith("mend (--read class-numbers@a/predictions.json=plain ")
    alike = [Decision("class-numbers", "plain", Origin.FILE, about=file) for file in ways]
    assert "(--read class-numbers=plain" in with_option(asked, alike).mend
    assert "(--read class-numbers=plain" in with_option(asked, decisions[:1]).mend
    assert "(--read class-numbers=plain" in with_option(asked).mend


def test_of_several_files_that_are_asked_about_each_has_an_option_of_its_own(tmp_path):
    def asked(name):
        return Problem("x", "what", "mend", tmp_path / name, decision="table", readings=("samples", "counts"))

    both = [asked("a.csv"), asked("b.csv")]
    assert (
        with_option(both[1], (), both).mend
        == "mend (--read table@b.csv=samples or --read table@b.csv=counts)"
    )
    assert with_option(both[1], (), both[1:]).mend == "mend (--read table=samples or --read table=counts)"
    told = [Decision("table", "counts", Origin.TOLD, about=tmp_path / "a.csv")]
    assert (
        with_option(both[1], told, both[1:]).mend
        == "mend (--read table@b.csv=samples or --read table=counts)"
    )
    of_folder = Problem("x", "what", "mend", tmp_path, decision="table", readings=("samples",))
    assert with_option(of_folder, told, [of_folder]).mend == "mend (--read table=samples)"
