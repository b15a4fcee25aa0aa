"""What a person says of examples."""

from functools import partial
from typing import Final

from cmviewer.evaluation import Unit
from cmviewer.gui.actions.action import Action, Situation
from cmviewer.gui.actions.menu_names import EXAMPLES, FILE, MATRIX, TOOLS
from cmviewer.gui.window_parts import WindowParts
from cmviewer.query.mark_kinds import MarkKind

_WORDS: Final = {
    MarkKind.LABEL_WRONG: ("Mark: la&bel wrong", "W"),
    MarkKind.AMBIGUOUS: ("Mark: ambi&guous", "A"),
    MarkKind.MODEL_WRONG: ("&Mark: model wrong", "M"),
}


def _has_example(situation: Situation) -> bool:
    return situation.profile is not None and situation.has_example


def _has_marks(situation: Situation) -> bool:
    return situation.profile is not None and bool(situation.workspace.marks)


def _is_so(kind: MarkKind, situation: Situation) -> bool:
    return situation.mark is not None and situation.mark.kind is kind


def _is_not_of_pixels(situation: Situation) -> bool:
    return situation.profile is None or situation.profile.unit is not Unit.PIXEL


def _mark(kind: MarkKind | None, window: WindowParts) -> None:
    window.marks.marking.mark(kind)


MARK_ACTIONS: Final = (
    *(
        Action(
            f"mark-{kind.value.replace(' ', '-')}",
            EXAMPLES,
            words,
            partial(_mark, kind),
            keys,
            enabled=_has_example,
            checked=partial(_is_so, kind),
            begins=kind is MarkKind.LABEL_WRONG,
            short=kind.value,
        )
        for kind, (words, keys) in _WORDS.items()
    ),
    Action(
        "mark-none",
        EXAMPLES,
        "Mar&k: none",
        partial(_mark, None),
        "U",
        enabled=_has_example,
    ),
    Action(
        "audit-right",
        EXAMPLES,
        "Aud&it: label is right",
        lambda window: window.marks.say_right(),
        "F",
        enabled=_has_example,
        visible=_is_not_of_pixels,
    ),
    Action(
        "mark-more",
        EXAMPLES,
        "Rig&ht class and note…",
        lambda window: window.marks.marking.ask(),
        "Shift+W",
        enabled=_has_example,
        short="class, note…",
    ),
)

FIXES_ACTION: Final = Action(
    "apply-fixes",
    MATRIX,
    "Count with labels mended as mar&ked",
    lambda window: window.marks.fixing.turn(),
    enabled=lambda situation: situation.has_fixes or _has_marks(situation),
    visible=_is_not_of_pixels,
    checked=lambda situation: situation.has_fixes,
)

AUDIT_ACTION: Final = Action(
    "audit",
    TOOLS,
    "&Five-minute audit",
    lambda window: window.docks.raise_dock("audit"),
    visible=_is_not_of_pixels,
)

MARK_FILE_ACTIONS: Final = (
    Action(
        "save-marks",
        FILE,
        "Save mar&ks as…",
        lambda window: window.marks.files.ask_save(),
        enabled=_has_marks,
        begins=True,
    ),
    Action(
        "export-fixes",
        FILE,
        "Export fi&xes…",
        lambda window: window.marks.files.ask_fixes(),
        enabled=_has_marks,
    ),
    Action("merge-marks", FILE, "&Merge marks…", lambda window: window.marks.files.ask_merge()),
)
