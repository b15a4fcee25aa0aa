"""What is wrong in a session file is said in words, with the field."""

import json

import pytest

from cmviewer.errors import CmviewerError
from cmviewer.workspace.broken_session import broken_in_words
from cmviewer.workspace.session_file import FORMAT, read_session

SAID = {
    "Expected `int`, got `str` - at `$.state.top`": "state.top: a text stands where a whole number belongs",
    "Expected `int | null`, got `float` - at `$.a.b[2]`":
        "a.b, entry 3: a number stands where a whole number or nothing belongs",
    "Expected `object`, got `array` - at `$.window`":
        "window: a list stands where a group of fields in { } belongs",
    "Expected `int`, got `str` - at `$.window.lists[...][0]`":
        "window.lists, one of its values, entry 1: a text stands where a whole number belongs",
    "Expected `array` of length 2, got 1 - at `$.t`": "t: a list of 1 stands where one of 2 belongs",
    "Invalid enum value 'q' - at `$.request.task`":
        "request.task: 'q' is none of the values that can stand there",
    "Object missing required field `state`": "'state' is missing",
    "Object missing required field `name` - at `$.query[0]`": "'name' is missing in query, entry 1",
    "no path - at `$.request.path`": "request.path: what stands there is no path",
    "Something new in a later version - at `$.a`": "a: what stands there has no meaning",
}  # fmt: skip


@pytest.mark.parametrize("message", SAID)
def test_the_words_of_the_checker_become_plain(message):
    assert broken_in_words(message) == SAID[message]


BROKEN = [
    ({"request": {"path": 7}, "state": {}}, "request.path: "),
    ({"request": {"path": "a"}, "state": {"rule": {"iou": "x"}}}, "state.rule.iou: a text stands"),
    ({"request": {"path": "a"}}, "'state' is missing"),
    ({"request": {"path": "a"}, "state": {"rule": {"iou": 7.0}}}, "state.rule.iou is 7.0, where"),
    ({"request": {}, "state": {}}, "request names nothing to open"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "words"), BROKEN)
def test_a_broken_session_names_the_field_and_no_type_of_a_program(tmp_path, fields, words):
    file = tmp_path / "broken.cmviewer"
    file.write_text(json.dumps({"format": FORMAT, "version": 1, **fields}), encoding="utf-8")
    with pytest.raises(CmviewerError) as refused:
        read_session(file)
    [problem] = refused.value.problems
    assert problem.code == "session-unreadable"
    assert words in problem.what
    assert not {"`", "$", "Expected"} & set(problem.what)
