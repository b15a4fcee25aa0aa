"""Damage inside a JSON tree, so that what comes out is JSON again."""

import json
import sys
from random import Random
from typing import Any

from tests.fuzz.odd import TEXTS, odd_value


def in_json(random: Random, content: bytes) -> bytes:
    """Change, remove, repeat or rename one node; what is no JSON stays as it is."""
    try:
        return _damaged(random, json.loads(content))
    except (ValueError, RecursionError):  # it is no JSON, or an earlier damage has made it too deep
        return content


def _damaged(random: Random, tree: Any) -> bytes:
    if not isinstance(tree, dict | list) or not tree:
        return _dumped(odd_value(random))
    parent, key = _some_node(random, tree)
    kind = random.randrange(7)
    if kind <= 2:
        parent[key] = odd_value(random)
    elif kind == 3:
        del parent[key]
    elif kind == 4:
        parent[key] = random.choice([[parent[key]], {"a": parent[key]}, str(parent[key]), [parent[key]] * 2])
    elif kind == 5:
        other, there = _some_node(random, tree)
        parent[key] = json.loads(json.dumps(other[there]))  # a copy: a tree holds nothing twice
    elif isinstance(parent, dict):
        parent[random.choice(TEXTS)[:200]] = parent.pop(key)
    else:
        parent.append(parent[key])
    return _dumped(tree)


def _some_node(random: Random, tree: Any) -> tuple[Any, Any]:
    """A container and a key in it; near the top as likely as deep."""
    parent, key = tree, _key(random, tree)
    while isinstance(parent[key], dict | list) and parent[key] and random.random() < 0.8:
        parent = parent[key]
        key = _key(random, parent)
    return parent, key


def _key(random: Random, parent: Any) -> Any:
    return random.choice(sorted(parent)) if isinstance(parent, dict) else random.randrange(len(parent))


def _dumped(tree: Any) -> bytes:
    """As bytes; lone surrogates as escapes. Deeper than `json` writes stays unsaid."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(50_000)
    try:
        return json.dumps(tree).encode()
    except RecursionError:
        return b"[" * 5_000 + b"]" * 5_000
    finally:
        sys.setrecursionlimit(limit)
