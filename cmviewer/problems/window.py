"""Problems of the window, and of what is written: reports, pictures, sessions."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

UNKNOWN_CLASS: Final = ProblemKind(
    "unknown-class",
    "no class is called {name!r}",
    "choose among {names}{more}",
    means="no class has the name that `--show` asked for",
    help_mend="choose one that the message lists",
)
UNKNOWN_CHECKPOINT: Final = ProblemKind(
    "unknown-checkpoint",
    "no checkpoint is called {name!r}",
    "choose one of {names}{more}",
    means="no checkpoint has the name that was asked for",
    help_mend="choose one that the message lists",
)
WRITE_FAILED: Final = ProblemKind(
    "write-failed",
    "{what}",
    "move it away, or choose another folder",
    means="the file cannot be written, as where a folder has its name",
    help_mend="choose another folder",
)
PICTURE_UNWRITABLE: Final = WRITE_FAILED.worded(
    "the picture could not be written ({reason})", "choose another folder or make room"
)
PICTURE_TOO_LARGE: Final = WRITE_FAILED.worded(
    "the picture would be {width:,} × {height:,} pixels, which is more than can be drawn",
    "choose a smaller size, or fewer dots to an inch",
)
CANNOT_WRITE: Final = WRITE_FAILED.worded("cannot write here: {reason}", "choose another folder")
REPORT_PLACE: Final = ProblemKind(
    "report-place",
    "what was opened stands here, and a report among it would be read as results",
    "give the report a folder of its own, such as {example}",
    means="a report was to stand in the folder that was opened, or beside a file that was; it would be "
    "read as results",
    help_mend="choose a folder of its own",
)
BUNDLE_PLACE: Final = REPORT_PLACE.worded(
    "what was opened stands here, and a bundle among it would be read as results",
    "give the bundle a folder of its own, such as {example}",
)
NOT_OURS: Final = ProblemKind(
    "not-ours",
    "this file would be replaced, and is none that cmviewer wrote, or was changed since",
    "choose another folder, or say that it may be replaced",
    means="a report would replace a file that cmviewer did not write, or that was changed since",
    help_mend="choose another folder, or `--overwrite`",
)
LIST_THERE: Final = NOT_OURS.worded(
    "something stands here already, and a list would replace it",
    "choose another place, or say that it may be replaced",
)
PAGE_THERE: Final = NOT_OURS.worded(
    "something stands here already, and a page would replace it",
    "choose another place, or say that it may be replaced",
)
SESSION_THERE: Final = NOT_OURS.worded(
    "something stands here already that is no session, and a session would replace it",
    "choose another name, or say that it may be replaced",
)
INPUT_KEPT: Final = ProblemKind(
    "input-kept",
    "this file is one of those that were opened; it is not replaced",
    "choose another name",
    means="a file that was to be written is one of those that were opened",
)
SESSION_UNREADABLE: Final = ProblemKind(
    "session-unreadable",
    "{what}",
    "open the results themselves, and save the session anew",
    means="the file is no session of cmviewer, or is broken",
)
SESSION_NEWER: Final = ProblemKind(
    "session-newer",
    "this session is of version {version}, and this program knows up to {known}",
    "open it with a newer cmviewer; it was saved by {program}",
    means="the session was saved by a newer cmviewer",
    help_mend="open it with that",
)
SESSION_FIELD: Final = ProblemKind(
    "session-field",
    "{here!r} in this session means nothing to this version; it was left aside",
    "save it with this version, or use a newer one",
    means="something in the session means nothing to this version; it was left aside",
    help_mend="save it with this version",
)
SESSION_MOVED: Final = ProblemKind(
    "session-moved",
    "{what}",
    "{mend}",
    means="a file or folder of the session is not there any more",
    help_mend="say where it is now; for a report, as PATH",
)
SESSION_FILE_MOVED: Final = SESSION_MOVED.worded(
    "{name} is not there any more", "open the session again, and say where it is now"
)
SESSION_NAME_MISSING: Final = ProblemKind(
    "session-name-missing",
    "the class {name!r} of this session is not there any more; it was left out",
    "choose the classes anew",
    means="the results have no checkpoint, or class, of that name any more; the rest of the session is as "
    "it was",
    help_mend="choose another",
)
SESSION_CHECKPOINT_MISSING: Final = SESSION_NAME_MISSING.worded(
    "the checkpoint {name!r} of this session is not there any more; the last one is shown",
    "choose another checkpoint",
)
NO_ROOM: Final = ProblemKind(
    "no-room",
    "no room is left to write",
    "free some space or choose another folder",
    means="the disk is full; nothing half-written stays",
    help_mend="free some space",
)
PAGE_TOO_LONG: Final = ProblemKind(
    "page-too-long",
    "the page is {size:,} bytes long without any example, and {limit:,} were allowed",
    "allow it {least:g} MB, and more for examples",
    means="the tables of a page alone are longer than the page was to be, so it has no examples",
    help_mend="allow it what the message says, and more for examples",
)
NO_INTERVALS: Final = ProblemKind(
    "no-intervals",
    "{checkpoint} has no intervals: {why}",
    "count something, or leave them out",
    means="intervals were wanted, and there is nothing to draw: nothing is counted, or it is not known which "
    "counts are of one image",
    help_mend="ask for a subset that has something, or leave out `--intervals`",
)
LIBRARY_MISSING: Final = ProblemKind(
    "library-missing",
    "the window needs {library}, which this system does not have",
    "install the package that has it{where}",
    means="Qt needs a library that the system does not have",
    help_mend="install the package that has it; `cmviewer report` needs none",
)
NO_DISPLAY: Final = ProblemKind(
    "no-display",
    "there is no display to show a window on",
    "start it on a desktop, or use `cmviewer report`, which needs no window",
    means="there is no display for a window, or it lets nobody in",
    help_mend="`cmviewer report` needs none",
)
DISPLAY_REFUSED: Final = NO_DISPLAY.worded(
    "no window can be shown on this display: {display}",
    "start it on a desktop that lets you in, or use `cmviewer report`, which needs no window",
)
NO_PICTURE: Final = ProblemKind(
    "no-picture",
    "{picture} was not painted, {why}",
    "install the system libraries that Qt needs",
    means="the picture could not be painted; all else was written",
)
NOTHING_OPENS_IT: Final = ProblemKind(
    "nothing-opens-it",
    "{what}",
    "{mend}",
    means="no program of the system opens this folder, file or address",
    help_mend="open it in a file manager, or copy the address into a browser",
)
INPUT_GONE: Final = ProblemKind(
    "input-gone",
    "cannot be read again for its SHA-256",
    "open the folder anew",
    means="a file of the results was not there any more for its SHA-256",
    help_mend="read the folder again",
)
