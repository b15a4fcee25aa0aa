"""Names of jobs: what begins a job ends an older one of its name, so no two parts of the window share one."""

import ast
from collections import defaultdict
from pathlib import Path

import cmviewer.gui
from cmviewer.workspace.scheduler import Lane

PACKAGE = Path(cmviewer.gui.__file__).parent


def names_in(file):
    """Names of the jobs that a module begins: texts, and its constants that are some."""
    tree = ast.parse(file.read_text("utf-8"))
    constants = {}
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            pairs = [(target, getattr(node, "value", None))]
            if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(target.elts, node.value.elts, strict=True))
            constants |= {
                name.id: value.value
                for name, value in pairs
                if isinstance(name, ast.Name) and isinstance(value, ast.Constant)
            }
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    for call in calls:
        if isinstance(call.func, ast.Attribute) and call.func.attr == "start" and is_of_jobs(call.func.value):
            first = call.args[0]
            if isinstance(first, ast.Constant):
                yield first.value
            elif isinstance(first, ast.Name) and first.id in constants:
                yield constants[first.id]


def is_of_jobs(node):
    return "jobs" in ast.unparse(node).rsplit(".", maxsplit=1)[-1]


def test_no_two_parts_of_the_window_name_a_job_alike():
    files = defaultdict(set)
    for file in PACKAGE.rglob("*.py"):
        for name in names_in(file):
            files[name].add(file.name)
    assert len(files) > 12
    assert {name: found for name, found in files.items() if len(found) > 1} == {}
    assert not set(files) & {lane.value for lane in Lane}
