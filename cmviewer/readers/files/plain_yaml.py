"""YAML as plain text, lists and tables; nothing in it can grow beyond what is written."""

import yaml

from cmviewer.limits import YAML_BYTES, YAML_DEPTH


def plain_yaml(text: bytes) -> object:
    """Read YAML in UTF-8; every plain value stays text, and no object is ever made.

    Raises `yaml.YAMLError` where it is none, too long or too deep, or where a value stands for another one
    (`*name`): a few lines of those would be gigabytes as soon as anyone writes them out.
    """
    if len(text) > YAML_BYTES:
        raise yaml.YAMLError(f"it has more than {YAML_BYTES >> 20} MB")
    loaded: object = yaml.load(text, Loader=_PlainLoader)
    return loaded


class _PlainLoader(yaml.BaseLoader):
    """Follows no alias, and goes only so deep."""

    def __init__(self, text: bytes) -> None:
        super().__init__(text)
        self._depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Make a node of what comes next."""
        if self.check_event(yaml.AliasEvent):
            mark = self.get_mark()
            raise yaml.MarkedYAMLError(problem="a value stands for another one", problem_mark=mark)
        if self._depth >= YAML_DEPTH:
            mark = self.get_mark()
            raise yaml.MarkedYAMLError(problem="it is nested too deeply", problem_mark=mark)
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        return node
