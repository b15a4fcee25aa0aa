"""What Windows shows of cmviewer.exe under "Details", in the form that PyInstaller's `EXE(version=…)` reads.

It is written as text: PyInstaller's own classes need a module that is only there on Windows.
"""

import re

_FORM = """\
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers},
    mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)
  ),
  kids=[
    StringFileInfo([StringTable('040904B0', [
{strings}
    ])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])]),
  ],
)
"""


def version_info(version: str) -> str:
    """Return the text of the version file; `version` is such as `0.1.0`."""
    told = {
        "CompanyName": "The cmviewer authors",
        "FileDescription": "cmviewer",
        "FileVersion": version,
        "InternalName": "cmviewer",
        "LegalCopyright": "The cmviewer authors. MIT licence.",
        "OriginalFilename": "cmviewer.exe",
        "ProductName": "cmviewer",
        "ProductVersion": version,
    }
    strings = "\n".join(f"      StringStruct({name!r}, {value!r})," for name, value in told.items())
    return _FORM.format(numbers=four_numbers(version), strings=strings)


def four_numbers(version: str) -> tuple[int, int, int, int]:
    """Return a version as Windows counts it; what follows the numbers, such as `rc1`, is left out."""
    release = re.match(r"\d+(\.\d+)*", version)
    numbers = [int(number) for number in release[0].split(".")] if release else []
    first, second, third, fourth = [*numbers, 0, 0, 0, 0][:4]
    return first, second, third, fourth
