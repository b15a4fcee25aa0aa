"""How an evaluation was read, as values for JSON: files, decisions, what was left out, problems."""

from collections.abc import Iterable
from typing import Any

from cmviewer.errors import Problem
from cmviewer.evaluation import Decision, Interpretation, RoleOfFile


def interpretation_values(interpretation: Interpretation, problems: Iterable[Problem]) -> dict[str, Any]:
    """Return files, decisions, what was left out with reason and number, and all problems."""
    all_problems = tuple(problems)
    return {
        "files": [_file(one) for one in interpretation.files],
        "decisions": [_decision(one) for one in interpretation.decisions],
        "left_out": [_left_out(problem) for problem in all_problems if problem.left_out],
        "problems": [problem_values(problem) for problem in all_problems],
    }


def problem_values(problem: Problem) -> dict[str, Any]:
    """Return the fields of a problem, its file as text; of its words only what they say."""
    fields = {name: value for name, value in vars(problem).items() if name != "wording"}
    return fields | {"file": None if problem.file is None else str(problem.file)}


def _file(one: RoleOfFile) -> dict[str, str]:
    return {"path": str(one.path), "role": one.role.value, "layout": one.layout}


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "key": one.key,
        "taken": one.taken,
        "origin": one.origin.value,
        "evidence": one.evidence,
        "alternatives": [{"value": other.value, "evidence": other.evidence} for other in one.alternatives],
        "about": None if one.about is None else str(one.about),
    }


def _left_out(problem: Problem) -> dict[str, Any]:
    return {
        "reason": problem.code,
        "what": problem.what,
        "number": problem.left_out,
        "file": None if problem.file is None else str(problem.file),
    }
