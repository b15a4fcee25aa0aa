"""Problems of files and folders: what is not there, cannot be read, or is of no known kind."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

PATH_MISSING: Final = ProblemKind(
    "path-missing",
    "there is no such file or folder",
    "check the path",
    means="there is no such file or folder",
)
BROKEN_LINKS: Final = PATH_MISSING.worded(
    "broken or unreadable links in it were left out: {count}, such as {name}",
    "mend them, or remove them",
)
WHOLE_FILE_SYSTEM: Final = ProblemKind(
    "whole-file-system",
    "this is the whole file system, which is not searched for results",
    "name the folder of the results",
    means="the root of the file system was named where a folder of results was expected",
)
PATH_IS_FOLDER: Final = ProblemKind(
    "path-is-folder",
    "this is a folder, not a file",
    "name the file in it",
    means="a file was expected, and this is a folder",
)
FOLDER_WITHOUT_IMAGES: Final = PATH_IS_FOLDER.worded(
    "this folder holds no images, whose folders could be the truth", "name the file of the truth"
)
NO_PERMISSION: Final = ProblemKind(
    "no-permission",
    "you have no right to read it",
    "change its permissions",
    means="you may not read it, or not write there",
    help_mend="change its permissions, or choose another folder",
)
NO_RIGHT_TO_WRITE: Final = NO_PERMISSION.worded("no right to write here", "choose a folder of your own")
FILE_EMPTY: Final = ProblemKind(
    "file-empty", "the file is empty", "write it again, or remove it", means="the file is empty"
)
FILE_UNREADABLE: Final = ProblemKind(
    "file-unreadable",
    "{what}",
    "write the file again",
    means="the content is damaged, or cut off, or the disk fails",
)
READ_FAILED: Final = FILE_UNREADABLE.worded("it cannot be read ({reason})", "check the disk and the path")
NO_WHOLE_JSON: Final = FILE_UNREADABLE.worded("this is no JSON: {found} at column {colno}")
JSON_UNREADABLE: Final = FILE_UNREADABLE.worded("this JSON cannot be read")
JSON_NESTED_TOO_DEEPLY: Final = FILE_UNREADABLE.worded(
    "this JSON is nested too deeply to hold results", "write a list of {{…}}"
)
CONTENT_UNREADABLE: Final = FILE_UNREADABLE.worded("its content cannot be read ({error})")
PACKED_DAMAGED: Final = FILE_UNREADABLE.worded("it cannot be unpacked", "pack it again, or unpack it first")
PACKED_TOO_LARGE: Final = FILE_UNREADABLE.worded(
    "{why}; it was not unpacked", "unpack it, and open what is in it"
)
SEVERAL_FILES_PACKED: Final = FILE_UNREADABLE.worded(
    "{count} files are packed into it, and its name says that it is one", "unpack it, and open the folder"
)
XML_NOT_WHOLE: Final = FILE_UNREADABLE.worded("this is no whole XML ({error})")
JSON_CUT_OFF: Final = FILE_UNREADABLE.worded("this JSON is cut off: it ends too early")
YAML_UNREADABLE: Final = FILE_UNREADABLE.worded(
    "this YAML cannot be read: it is nested too deeply, or holds what no text does"
)
NO_LABELME_JSON: Final = FILE_UNREADABLE.worded("this is no labelme JSON ({initial}{rest})")
NO_JSON_RECORD: Final = FILE_UNREADABLE.worded(
    "the line is no JSON record; such lines were left out", "write one {{…}} a line"
)
PARQUET_UNREADABLE: Final = FILE_UNREADABLE.worded("this Parquet file cannot be read: {why}")
FILE_NOT_REGULAR: Final = ProblemKind(
    "file-not-regular",
    "this is a pipe or a device, not a file; it was not read",
    "write what comes out of it into a file",
    means="this is a pipe or a device, which may have no end; it was not read",
)
