"""What macOS is told of cmviewer.app: the dict for `BUNDLE(info_plist=…)` of PyInstaller."""

from collections.abc import Sequence
from typing import Any, Final

from result_files import RESULT_FILES

IDENTIFIER: Final = "cmviewer"
"""For `BUNDLE(bundle_identifier=…)`: in the reversed form of a domain once the project has one."""

MINIMUM_SYSTEM: Final = "13.0"
"""What the Qt of PySide6 6.10 and 6.11 asks for."""

_TYPES: Final = {
    "csv": "public.comma-separated-values-text",
    "tsv": "public.tab-separated-values-text",
    "json": "public.json",
}
"""The extensions that macOS itself has a type for."""


def info_plist(version: str) -> dict[str, Any]:
    """Return the keys beside those that PyInstaller sets itself; `version` is such as `0.1.0`."""
    folders = _document("Folder of evaluation results", LSItemContentTypes=["public.folder"])
    files = [_of_files(name, extensions) for name, extensions in RESULT_FILES.items()]
    return {
        "CFBundleDisplayName": "cmviewer",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDocumentTypes": [folders, *files],
        "LSApplicationCategoryType": "public.app-category.developer-tools",
        "LSMinimumSystemVersion": MINIMUM_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "The cmviewer authors. MIT licence.",
        # The window follows light and dark.
        "NSRequiresAquaSystemAppearance": False,
    }


def _of_files(name: str, extensions: Sequence[str]) -> dict[str, Any]:
    if all(each in _TYPES for each in extensions):
        return _document(name, LSItemContentTypes=[_TYPES[each] for each in extensions])
    return _document(name, CFBundleTypeExtensions=list(extensions))


def _document(name: str, **kind: list[str]) -> dict[str, Any]:
    # Alternate: offered under "Open With", after every application that calls the type its own.
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        **kind,
    }
