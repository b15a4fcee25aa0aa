"""The one loader of YAML: plain text, and no more of it than is written."""

import yaml

from cmviewer.limits import YAML_DEPTH


class PlainLoader(yaml.BaseLoader):
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
