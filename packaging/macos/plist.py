"""What macOS is told of cmviewer.app: the dict for `BUNDLE(info_plist=…)` of PyInstaller."""

from typing import Any, Final

IDENTIFIER: Final = "cmviewer"
"""For `BUNDLE(bundle_identifier=…)`: in the reversed form of a domain once the project has one."""

MINIMUM_SYSTEM: Final = "13.0"
"""What the Qt of PySide6 6.10 and 6.11 asks for."""

_TYPES: Final = {
    "Folder of evaluation results": ["public.folder"],
    "Table of predictions": ["public.comma-separated-values-text", "public.tab-separated-values-text"],
    "Evaluation results in JSON": ["public.json"],
}
_EXTENSIONS: Final = {
    "cmviewer evaluation": ["toml"],
    "JSON lines": ["jsonl", "ndjson"],
    "Parquet table": ["parquet"],
    "NumPy arrays": ["npy", "npz"],
}


def info_plist(version: str) -> dict[str, Any]:
    """Return the keys beside those that PyInstaller sets itself; `version` is such as `0.1.0`."""
    by_type = [_document(name, LSItemContentTypes=types) for name, types in _TYPES.items()]
    by_extension = [_document(name, CFBundleTypeExtensions=each) for name, each in _EXTENSIONS.items()]
    return {
        "CFBundleDisplayName": "cmviewer",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDocumentTypes": by_type + by_extension,
        "LSApplicationCategoryType": "public.app-category.developer-tools",
        "LSMinimumSystemVersion": MINIMUM_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "The cmviewer authors. MIT licence.",
        # The window follows light and dark.
        "NSRequiresAquaSystemAppearance": False,
    }


def _document(name: str, **kind: list[str]) -> dict[str, Any]:
    # Alternate: offered under "Open With", after every application that calls the type its own.
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Alternate",
        **kind,
    }
