"""Options of which two values could be meant to add up, and would not: the first would go without a word."""

from argparse import Action, ArgumentError, ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any


class Once(Action):
    """Stores a value; a second one is bad usage."""

    def __call__(
        self,
        _parser: ArgumentParser,
        namespace: Namespace,
        values: str | Sequence[Any] | None,
        _option_string: str | None = None,
    ) -> None:
        """Store the value. Raises `ArgumentError` where there is one."""
        if getattr(namespace, self.dest, None) is not None:
            raise ArgumentError(self, "is given more than once")
        setattr(namespace, self.dest, values)
