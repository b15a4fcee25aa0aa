"""Problems of tables: their rows, headers, columns, encodings, and finished matrices."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

NO_ROWS: Final = ProblemKind(
    "no-rows",
    "there is a header, but no row below it",
    "write the results again",
    means="there is a header, and nothing below it",
)
NO_ROWS_IN_COLUMNS: Final = NO_ROWS.worded("there are columns, but no row in them")
PHOTOGRAPHS_UNCERTAIN: Final = ProblemKind(
    "photographs-uncertain",
    "photographs are marked to be turned; nothing tells whether {whose} about them {value} ({lie})",
    "tell how the boxes are meant",
    means="photographs are marked to be turned, and boxes do not tell whether they are about them before "
    "or after turning",
    help_mend="tell `--read exif.prediction=…` or `--read exif.truth=…`",
)
PHOTOGRAPHS_TURNED: Final = ProblemKind(
    "photographs-turned",
    "boxes of photographs that are marked to be turned were read as before turning: so {evidence}",
    "turn the photographs before the model sees them, or tell how the boxes are meant",
    means="boxes of photographs that are marked to be turned fit before turning",
    decision="exif.prediction",
    help_mend="turn the photographs first, or tell `--read exif.prediction=…`",
)
PREDICTIONS_UNUSABLE: Final = ProblemKind(
    "predictions-unusable",
    "only {kept:,} of {count:,} predictions can be used; they are likely about another data set",
    "choose the truth that belongs to these predictions",
    means="nearly nothing of the predictions can be used; they are likely of another data set",
    help_mend="choose the truth that belongs to them",
)
ROW_LENGTH: Final = ProblemKind(
    "row-length",
    "the row has {fields} fields but the header has {width}; such rows were left out",
    "put text that holds the delimiter in quotes, and write every field of a row",
    means="rows have more or fewer fields than the header; they were left out",
    help_mend="put text that holds the delimiter in quotes",
)
FOOTER_ROWS: Final = ProblemKind(
    "footer-rows",
    "the row {row!r} below the samples holds sums or rates, and is no sample; such rows were left out",
    "remove what stands below the samples",
    means="rows below the samples hold sums or rates; they were left out",
)
LINES_ABOVE_HEADER: Final = ProblemKind(
    "lines-above-header",
    "lines stand above the header, such as a title; they were left out",
    "begin the file with the header",
    means="lines stand above the header, such as a title; they were left out",
)
TABLES_BELOW: Final = ProblemKind(
    "tables-below",
    "another table stands below the first one, and was left out",
    "save each table in a file of its own",
    means="several tables stand below each other; those below the first one were left out",
)
ONLY_BEST_OF_ROWS: Final = ProblemKind(
    "only-best-of-rows",
    "several rows of each image have a class and its score; only the best one counts",
    "keep the row of the best class, if that is not meant",
    means="each image has several rows, of other classes with their scores; the best one counts",
)
LABELS_ONCE: Final = ProblemKind(
    "labels-once",
    "the {side} stands once above the rows that it is of, as in merged cells; it was taken for all of them",
    "write it in every row",
    means="a label stands once above the rows that it is of; it was taken for all of them",
)
HEADER_UNCLEAR: Final = ProblemKind(
    "header-unclear",
    "the first line has {width} {fields}, but the lines below it have {common}: it is a title rather "
    "than a header, and none is clear below it",
    "remove what stands above the table, and name its columns in the first line",
    means="the first line has another number of fields than all lines below it, as a title has, and no "
    "header is clear below it",
)
HEADER_REPEATED: Final = ProblemKind(
    "header-repeated",
    "the header stands here once more, as where files were joined; such rows were left out",
    "keep the first one",
    means="the header stands in the table more than once; the rows are left out",
)
COLUMN_MISSING: Final = ProblemKind(
    "column-missing",
    "there is no column {name!r}; the columns are {names}",
    "name one of these",
    means="a column that was asked for is not there",
    help_mend="name one of those that the message lists",
)
COLUMNS_UNCERTAIN: Final = ProblemKind(
    "columns-uncertain",
    "{why}; the columns are {header}",
    "say which is the {role}",
    means="two columns could each be the truth, or the prediction",
    help_mend="choose in the window, or say it with `--columns`",
)
ENCODING_GUESSED: Final = ProblemKind(
    "encoding-guessed",
    "the text is not UTF-8; it was read as {guess}",
    "save the file as UTF-8 if names look wrong",
    means="the text is not UTF-8; it was read in the encoding that fits best",
    help_mend="save it as UTF-8 if names look wrong",
)
ENCODING_UNKNOWN: Final = ProblemKind(
    "encoding-unknown",
    "this is XML in an unknown encoding",
    "save the file as UTF-8",
    means="the text is in no known encoding",
    help_mend="save it as UTF-8",
)
NO_TEXT: Final = ENCODING_UNKNOWN.worded(
    "this is no text in any known encoding", "save the file as UTF-8, or remove it if it holds something else"
)
TRUTH_MISSING: Final = ProblemKind(
    "truth-missing",
    "the truth is missing; such rows were left out",
    "fill in the truth",
    means="rows do not say what is really there; they were left out",
)
SPLIT_UNCERTAIN: Final = ProblemKind(
    "split-uncertain",
    "{parts}; they are not counted together",
    "say which of them is judged",
    means="a column parts the rows into train, val or test, which are not counted together; or images are "
    "called alike in several such folders",
    decision="split",
    help_mend="say which is judged: `--read split=NAME`",
)
SPLITS_CALLED_ALIKE: Final = SPLIT_UNCERTAIN.worded(
    "images are called alike in {splits}, of other classes; {taken} was taken",
    "say which part the predictions are of",
    decision="split",
)
CHECKPOINTS_UNCERTAIN: Final = ProblemKind(
    "checkpoints-uncertain",
    "column {name} parts the rows, and nothing says whether each part is a checkpoint of its own",
    "say that it parts them, or that all are one checkpoint",
    means="a column of folds, seeds or models parts the rows, and nothing says whether each part is a "
    "checkpoint",
    decision="checkpoint",
    help_mend="`--read checkpoint=COLUMN`, or `--read checkpoint=none`",
)
LABELS_SEVERAL: Final = ProblemKind(
    "labels-several",
    "{where} is several labels of one image, and a confusion matrix counts a single one",
    "write a table a label, with truth and prediction as yes and no",
    means="images have several labels each, and a confusion matrix counts one",
)
TABLE_UNCERTAIN: Final = ProblemKind(
    "table-uncertain",
    "each pair of truth and prediction stands once beside {name!r}, which may count them",
    "say whether rows are samples or counts of samples",
    means="rows may be samples, or counts of samples",
    decision="table",
    help_mend="`--read table=samples`, or `--read table=counts`",
)
SQUARE_OF_NUMBERS: Final = TABLE_UNCERTAIN.worded(
    "these are as many rows of whole numbers as there are in each: they may be a finished matrix",
    "say whether they are counts, or call the file confusion_matrix",
    decision="table",
)
MATRIX_OF_SHARES: Final = ProblemKind(
    "matrix-of-shares",
    "column {name!r} holds shares of samples, and no counts",
    "write the counts, before they are normalised",
    means="a finished matrix is normalised: it holds shares or percent, and no counts",
    decision="table",
    help_mend="write the counts, before they are normalised; `--read table=samples` if the rows are samples",
)
MATRIX_NORMALISED: Final = MATRIX_OF_SHARES.worded(
    "this matrix is normalised: it holds shares or percent, and no counts of samples", decision="table"
)
MATRIX_PERHAPS_NORMALISED: Final = MATRIX_OF_SHARES.worded(
    "each class of this matrix has one value such as 1.0: it may be normalised, and hold no counts",
    "write the counts, before they are normalised, or say that these are counts",
    decision="table",
)
MATRIX_ORIENTATION: Final = ProblemKind(
    "matrix-orientation",
    "nothing says whether rows or columns of this matrix are the truth; rows were taken",
    "{mend}",
    means="nothing says what stands on the rows of a finished matrix; the truth was taken",
    decision="rows",
    help_mend="name the rows in the first field, or say `--read rows=prediction`",
)
CHECKPOINT_MISSING: Final = ProblemKind(
    "checkpoint-missing",
    "the row does not say which checkpoint it belongs to; such rows were left out",
    "fill in the checkpoint",
    means="rows do not say which checkpoint they belong to",
    help_mend="fill in the column",
)
