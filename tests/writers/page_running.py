"""Runs the script of a page as it stands there, with node."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from page_reading import Tree

DOCUMENT = Path(__file__).parent / "page_document.js"
STRICT = '"use strict";'


def run(code):
    """Run JavaScript, and return what it prints as JSON."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no JavaScript engine (node) is here")
    done = subprocess.run([node, "-"], input=code, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def run_script(page, code):
    """Run the script of a page as it stands there, then some code of a test; return its value."""
    return run(f"{page.script}\nconst page = {json.dumps(page.data)};\nconsole.log(JSON.stringify({code}));")


def click(page, code):
    """The same in a stand-in for a document that holds the page's own elements; `print` gives the value."""
    tree = json.dumps(Tree(page.text).open[0])
    return run(f"const tree = {tree};\n{DOCUMENT.read_text()}\n{page.script.replace(STRICT, '')}\n{code}")
