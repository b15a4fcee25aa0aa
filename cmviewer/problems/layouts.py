"""Problems of files that hold nothing that is known, and of decisions of reading that do not fit."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

FILE_NOT_RECOGNISED: Final = ProblemKind(
    "file-not-recognised",
    "no text file here holds scores and classes",
    "name another folder",
    means="the file can be read, but holds nothing of a classification",
    help_mend="see [What can be opened](formats.md)",
)
NO_SHAPES: Final = FILE_NOT_RECOGNISED.worded("this JSON holds no shapes", "write labelme's JSON")
NO_PANOPTIC_SEGMENTS: Final = FILE_NOT_RECOGNISED.worded(
    "this file names no segments of panoptic maps", "write annotations and categories"
)
NO_BOX_COLUMNS: Final = FILE_NOT_RECOGNISED.worded(
    "the header does not name an image, a class and the numbers of a box, each in a column of its own",
    "write the names of the columns in the first line",
)
KEY_WITHOUT_LIST: Final = FILE_NOT_RECOGNISED.worded(
    "{key!r} in this file is no list", "write a list of {{…}}"
)
NO_CVAT_IMAGES: Final = FILE_NOT_RECOGNISED.worded(
    "this XML holds no images; only CVAT's format for images can be read, not the one for videos",
    "export as CVAT for images",
)
NO_OBJECTS_BY_IMAGE: Final = FILE_NOT_RECOGNISED.worded(
    "this JSON does not hold {wanted}", "write the file again"
)
ANOTHER_XML_ROOT: Final = FILE_NOT_RECOGNISED.worded(
    "the root of this XML is {tag!r}, and not 'annotation'; the file is left out",
    "remove it, or write it as Pascal VOC",
)
NO_LABELS_IN_ARRAY: Final = FILE_NOT_RECOGNISED.worded(
    "this array holds no labels and no scores", "save one label or one row a sample"
)
NO_LABEL_COLUMNS: Final = FILE_NOT_RECOGNISED.worded(
    "no column tells a truth or a prediction; the columns are {header}", "name them", decision="truth"
)
NO_TIMM_COLUMNS: Final = FILE_NOT_RECOGNISED.worded(
    "this holds no columns of timm's inference.py", "read it as a table of samples"
)
NO_LABEL_KEYS: Final = FILE_NOT_RECOGNISED.worded(
    "no key of its records tells a truth or a prediction; the keys are {names}",
    "call them truth and prediction",
)
NO_PARQUET: Final = FILE_NOT_RECOGNISED.worded("this is no Parquet file", "write it again")
NO_TEXT_FILE: Final = FILE_NOT_RECOGNISED.worded("this is no text", "write it again as text")
NO_MATRIX: Final = FILE_NOT_RECOGNISED.worded(
    "this holds no finished confusion matrix", "write it with the names of its classes"
)
NO_JSON: Final = FILE_NOT_RECOGNISED.worded("this is no JSON", "write it again as JSON")
NO_SINGLE_VALUES: Final = FILE_NOT_RECOGNISED.worded(
    "no field of these records holds a single value", "write one value a field"
)
NO_LIST_OF_RECORDS: Final = FILE_NOT_RECOGNISED.worded(
    "this JSON holds no list of records", "write a list of {{…}}"
)
NO_TEXT_LIST: Final = FILE_NOT_RECOGNISED.worded(
    "this is no list of labels, scores or images", "name it after what it holds"
)
FORMAT_UNKNOWN: Final = ProblemKind(
    "format-unknown",
    "files that end in {ending!r} cannot be read",
    "open one that ends in {endings}",
    means="a file with this ending cannot be read",
    help_mend="see [What can be opened](formats.md)",
)
LAYOUT_FOREIGN: Final = ProblemKind(
    "layout-foreign",
    "this is {name}, which is not read",
    "{mend}",
    means="the file is of a tool whose files are not read",
    help_mend="what the message says: most tools export COCO JSON",
)
RUN_LENGTHS_WITHOUT_SIZES: Final = LAYOUT_FOREIGN.worded(
    "this is a table of run-length masks without the sizes of their images, which is not read",
    "draw the masks with the sizes of their images, and save them as COCO JSON",
)
RUN_WITHOUT_RESULTS: Final = ProblemKind(
    "run-without-results",
    "this is a run of {tool} with metrics and pictures, and no result of any image",
    "{mend}",
    means="a training run with metrics and pictures, and no result of any image",
    help_mend="run the command that the message names",
)
DATA_SET_MISSING: Final = ProblemKind(
    "data-set-missing",
    "this run is about the data set {data}, which is not there; looked for {listed}",
    "put it there, or name it as the truth",
    means="the `args.yaml` of a run names a data set that is not there; the message lists where it was "
    "looked for",
    decision="truth",
    help_mend="put it there, or name the truth",
)
DATA_SET_MOVED: Final = ProblemKind(
    "data-set-moved",
    "this run names the data set {named}, which is not there; {data} was taken",
    "check that it is the same, or name the truth",
    means="the data set that a run names lies elsewhere now, and was taken from there",
    decision="truth",
)
ADDRESS_NOT_READ: Final = ProblemKind(
    "address-not-read",
    "{address} is an address; results are read from this machine alone",
    "copy the folder to this machine, or mount it, and open it there",
    means="an address was named that is not fetched: of the web, or of something else than PATH, `--truth`, "
    "`--predictions`, `--images` and `--classes` of `count`, `report` and the window",
    help_mend="copy the folder to this machine",
)
REMOTE_MISSING: Final = ProblemKind(
    "remote-missing",
    "{address} cannot be fetched: {why}",
    "install cmviewer[remote] and the library of this store, such as s3fs or gcsfs, or copy the folder here",
    means="results at an address were named, and `fsspec` or the library of that store is not installed",
)
REMOTE_FAILED: Final = ProblemKind(
    "remote-failed",
    "{address} cannot be fetched: {why}",
    "look whether the address is right, and whether you may read there",
    means="results at an address cannot be listed or read",
)
REMOTE_EMPTY: Final = ProblemKind(
    "remote-empty",
    "{count:,} files lie at {address}, which is none or too many",
    "name the folder of one run",
    means="nothing lies at an address, or more than a million files",
)
REMOTE_ROOM: Final = ProblemKind(
    "remote-room",
    "{address} has {size} MB, and there is room for {room} MB",
    "make room, set TMPDIR to a larger disk, or name less",
    means="a copy of results at an address has no room on this machine",
)
READING_IMPOSSIBLE: Final = ProblemKind(
    "reading-impossible",
    "{what}",
    "choose another",
    means="a decision was told that does not fit the files",
    help_mend="tell one of those that the message lists",
)
READING_IN_VAIN: Final = READING_IMPOSSIBLE.worded(
    "{name}={value} was told, and read so nothing can be used", "{mend}"
)
READING_UNFIT: Final = READING_IMPOSSIBLE.worded(
    "{name}={value} does not fit these files", "say one of {fitting}"
)
CLASS_NUMBERS_UNFIT: Final = READING_IMPOSSIBLE.worded(
    "class-numbers={value} does not fit: {names} names, {values} values",
    "say one of {fitting}",
    decision="class-numbers",
)
READING_NOWHERE: Final = READING_IMPOSSIBLE.worded(
    "{name}={value} was told, and no file that was read has a path that ends so", "{mend}"
)
COUNTING_UNFIT: Final = READING_IMPOSSIBLE.worded(
    "{name}={value} does not fit: {held}, and only whole numbers can be counted", "say {name}={other}"
)
READING_UNUSED: Final = ProblemKind(
    "reading-unused",
    "{name}={value} was told, but nothing here is decided by it",
    "leave it out",
    means="a decision was told, and nothing is decided by it",
)
LAYOUT_BROKEN: Final = ProblemKind(
    "layout-broken",
    "the layout {name!r} that {package} adds cannot be used: {why}",
    "update or remove {package}",
    means="a package that adds layouts cannot be used",
    help_mend="update or remove it",
)
NOTHING_KNOWN: Final = ProblemKind(
    "nothing-known",
    "no results of a classification were found; {there}",
    "{mend}",
    means="the folder holds no results that can be read",
    help_mend="open a folder with predictions, and their truth",
)
ONLY_REPORTS: Final = NOTHING_KNOWN.worded(
    "no results are here but reports of cmviewer: {reports}", "open one of these folders"
)
NOTHING_NAMED: Final = NOTHING_KNOWN.worded(
    "nothing was named to be opened", "name a folder, or files", decision="predictions"
)
REPORT_TORN: Final = ProblemKind(
    "report-torn",
    "this report is torn, or was changed since it was written; {what}",
    "write the report again",
    means="the files of a report do not belong together: it was being written when the program was ended, "
    "or one was changed since",
)
OUTPUT_UNWRITABLE: Final = ProblemKind(
    "output-unwritable",
    "the output cannot be written ({strerror})",
    "make room, or send it elsewhere",
    means="what a command prints cannot be written: the disk is full, or broken",
)
FILE_CHANGED: Final = ProblemKind(
    "file-changed",
    "the file has changed since it was opened",
    "open the folder again",
    means="the file changed since it was opened",
    help_mend="read it again: `F5`",
)
ARRAY_CHANGED: Final = FILE_CHANGED.worded("the file changed since it was opened")
