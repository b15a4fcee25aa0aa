"""Work in a process of its own: its death, hanging and memory are seen, and hurt no other test."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def child(code, *words, seconds=120):
    """Run Python code with some words as `sys.argv[1:]`; return what it prints, or fail as it does."""
    command = [sys.executable, "-c", code, *map(str, words)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=seconds, check=False)
    assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr[-2000:]}"
    return done.stdout
