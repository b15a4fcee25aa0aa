"""One thing that can be chosen: all that the program knows of it, wherever it is chosen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from cmviewer.evaluation import Evaluation, Unit
from cmviewer.workspace.options.kinds import Kind
from cmviewer.workspace.values import value_at
from cmviewer.workspace.workspace import Workspace


class Heading(StrEnum):
    """What options of the command line stand together."""

    COUNTED = "what is counted"
    SHOWN = "what is shown"
    COMPARED = "what it is compared with"
    DRAWN = "how a picture is drawn"


_NOTHING: Final = object()


@dataclass(frozen=True)
class Entry:
    """A line of a menu that sets an option.

    menu: such as `&View`, or `&View/&Colours` for one that opens out of another. otherwise: the value that
    a second click sets; unless given, a second click changes nothing. short: words on a button, where there
    is one. begins: a line parts it from those above.
    """

    name: str
    menu: str
    words: str
    value: Any
    keys: str | None = None
    otherwise: Any = _NOTHING
    short: str = ""
    begins: bool = False

    @property
    def is_switch(self) -> bool:
        """Whether a second click takes the first one back."""
        return self.otherwise is not _NOTHING


def switch(
    name: str, menu: str, words: str, keys: str | None = None, short: str = "", *, begins: bool = False
) -> Entry:
    """Return a line of a menu that turns something on or off."""
    return Entry(name, menu, words, value=True, keys=keys, otherwise=False, short=short, begins=begins)


@dataclass(frozen=True)
class Option:
    """path: field of the `Workspace`. kind: its values. words: what it says, in the help.

    flag: on the command line, without dashes; None where a report is the same whatever is chosen.
    unless: what holds where it is not told; the default unless given. remembered: name in the settings of
    the program, which keep it for the next start. summary: name in the summary of a report.
    settle: makes a value of what was told, where that needs to know what is open. spread: what a told
    value sets, by the field, where it sets more than one; each may be told otherwise beside it. unit: what it
    is about, where it means nothing for others; not_of: what it means nothing for. entries: of the menus.
    """

    path: str
    kind: Kind
    words: str
    flag: str | None = None
    heading: Heading = Heading.SHOWN
    unless: str | None = None
    remembered: str | None = None
    summary: str | None = None
    settle: Callable[[Any, Evaluation], Any] | None = None
    spread: Callable[[Any, Evaluation | None], Mapping[str, Any]] | None = None
    unit: Unit | None = None
    not_of: Unit | None = None
    entries: tuple[Entry, ...] = ()

    @property
    def default(self) -> Any:  # noqa: ANN401 - as the field is typed
        """Value of a fresh workspace."""
        return value_at(Workspace(), self.path)

    @property
    def default_words(self) -> str:
        """What holds where it is not told."""
        return self.kind.write(self.default) if self.unless is None else self.unless
