"""Words of the window in a person's language, where there is a catalogue of it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from cmviewer.errors import CmviewerError, Problem
from cmviewer.resources import resource
from cmviewer.said import Said

CONTEXT: Final = "words"
"""Of the catalogue: where words stand that belong to no widget, such as those of tables."""


def translated(words: str) -> str:
    """Return words of a table, or of what is no widget, as the catalogue has them."""
    return QCoreApplication.translate(CONTEXT, words)


def spoken(words: str) -> str:
    """Return a sentence of a stage without a toolkit as the catalogue has it, with all phrases inside of it.

    Text that is not said by a template is data, and stays as it is.
    """
    if not isinstance(words, Said):
        return words
    template = translated(words.template)
    places = [_in_words(place) for place in words.places]
    fields = {name: _in_words(field) for name, field in words.fields.items()}
    try:
        return template.format(*places, **fields)
    except (KeyError, IndexError, ValueError):  # a field that the catalogue misspells
        return words.template.format(*places, **fields)


def _in_words(field: object) -> object:
    return spoken(field) if isinstance(field, Said) else field


def translated_problem(problem: Problem) -> Problem:
    """Return a problem in the words of the catalogue; what was put into them stays as it is."""
    if problem.wording is None:
        return replace(problem, what=translated(problem.what), mend=translated(problem.mend))
    made = problem.wording
    return replace(
        problem,
        what=_said(problem.what, made.what, made.fields),
        mend=_said(problem.mend, made.mend, made.fields),
    )


def first_words(error: CmviewerError) -> str:
    """Return what the first problem of an error says, as the catalogue has it."""
    return translated_problem(error.problems[0]).what


def _said(words: str, template: str, fields: Mapping[str, object]) -> str:
    """Words that were added to since are of no template any more."""
    if words != template.format(**fields):
        return words
    try:
        return translated(template).format(**{name: _in_words(field) for name, field in fields.items()})
    except (KeyError, IndexError, ValueError):  # a field that the catalogue misspells
        return words


def languages(locale: QLocale | None = None) -> tuple[str, ...]:
    """Return names of the languages that a person reads, the best first, such as `pt_BR` and `pt`.

    Those of the system, unless a locale is told.
    """
    wanted = (QLocale() if locale is None else locale).uiLanguages(QLocale.TagSeparator.Underscore)
    shorter = (name.partition("_")[0] for name in wanted)
    return tuple(dict.fromkeys((*wanted, *shorter)))


def speak(parent: QObject, locale: QLocale | None = None, folder: Path | None = None) -> bool:
    """Use the catalogue of a language from now on, the system's unless told; False where there is none.

    folder: has catalogues, `cmviewer_de.qm` or `cmviewer_pt_BR.qm`. Qt's own words come with ours.
    """
    locale = QLocale() if locale is None else locale
    ours, of_qt = QTranslator(parent), QTranslator(parent)
    folder = resource("translations") if folder is None else folder
    if not ours.load(locale, "cmviewer", "_", str(folder)):
        return False
    places = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if of_qt.load(locale, "qtbase", "_", places):
        QCoreApplication.installTranslator(of_qt)
    QCoreApplication.installTranslator(ours)
    return True
