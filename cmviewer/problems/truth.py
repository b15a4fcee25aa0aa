"""Problems of truths and predictions: what is missing, what could be meant, and what is not counted."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

PREDICTIONS_MISSING: Final = ProblemKind(
    "predictions-missing",
    "there are label maps of the truth ({folder_name}), but no predictions",
    "name them",
    means="a folder or a pattern leads to no predictions",
    decision="predictions",
    help_mend="name another folder, or correct the pattern",
)
NO_PREDICTIONS_IN_FOLDER: Final = PREDICTIONS_MISSING.worded(
    "no file in this folder can hold predictions", "name another folder"
)
ONLY_TRUE_OBJECTS: Final = PREDICTIONS_MISSING.worded(
    "there is a truth ({layouts}), but there are no predictions",
    "open the folder that holds both, or name them",
    decision="predictions",
)
NO_OBJECTS_IN_PREDICTIONS: Final = PREDICTIONS_MISSING.worded(
    "this was named as predictions, but holds no objects in a layout that is known",
    "write COCO results, or another layout of `cmviewer formats`, or name another file or folder",
)
PATTERN_WITHOUT_FILES: Final = PREDICTIONS_MISSING.worded(
    "no file matches predictions = {pattern!r}", "correct the pattern in the manifest"
)
NO_PREDICTED_MAP_IN_FOLDER: Final = PREDICTIONS_MISSING.worded(
    "there is no label map in this folder", "name another folder"
)
PREDICTION_MISSING: Final = ProblemKind(
    "prediction-missing",
    "{names} hold the best scores of each row, the best first, and nothing says of which classes",
    "{mend}",
    means="a file holds truths but no predictions, or the best scores of each sample and not of which "
    "classes",
    decision="prediction",
    help_mend="name the column with `--columns prediction=…`, or write a score for every class",
)
ONLY_TRUTH: Final = PREDICTION_MISSING.worded(
    "this tells a truth, and nothing says what is predicted; its columns are {header}",
    "name the column of the prediction, or the file",
    decision="prediction",
)
ONE_SCORE_OF_MANY: Final = PREDICTION_MISSING.worded(
    "there is one score a row and no prediction, but there are {count} classes",
    "write a prediction, or a score for every class",
)
TIMM_WITHOUT_CLASSES: Final = PREDICTION_MISSING.worded(
    "there are the best scores of each image, and not of which class they are",
    "run inference.py of timm with --include-index",
)
TIMM_FIRST_OF_TWO: Final = PREDICTION_MISSING.worded(
    "the first of two scores is never the lower one: either the model always says the first class, as is "
    "counted, or these are the best scores, and nothing says of which classes",
    "run inference.py of timm with --include-index to be sure",
)
BEST_SCORES_ALONE: Final = PREDICTION_MISSING.worded(
    "{name} holds the best scores of each sample, the best first, and not of which classes",
    "save a score for every class",
)
TRUTH_NOWHERE: Final = ProblemKind(
    "truth-nowhere",
    "{what}",
    "open the folder that holds both, or name it",
    means="no file, column or folder tells the truth of these predictions",
    decision="truth",
    help_mend="name it: `--truth`, or `--columns truth=…`; or `--read truth=folders` where the name of each "
    "image has the folder of its class",
)
COUNTS_WITHOUT_SAMPLES: Final = TRUTH_NOWHERE.worded(
    "this is a finished matrix: its counts tell the truth of no sample", "open it alone to see its counts"
)
FILE_WITHOUT_TRUTH: Final = TRUTH_NOWHERE.worded(
    "this file tells no truth", "name its column", decision="truth"
)
TRUTH_NOT_TOLD: Final = TRUTH_NOWHERE.worded(
    "nothing tells the truth of these predictions; they were left out",
    "name its column or its file, or as images a folder in which each class has its own",
    decision="truth",
)
NO_TRUE_MAPS: Final = TRUTH_NOWHERE.worded(
    "no label maps of the truth were found", "name its folder as the truth", decision="truth"
)
DATA_SET_WITHOUT_LABELS: Final = TRUTH_NOWHERE.worded(
    "this data set names no folder of labels that is there; looked for {places}",
    "write its `path:` as it is here, or name the folder of the data set as the truth",
    decision="truth",
)
NO_TRUE_MAP_IN_FOLDER: Final = TRUTH_NOWHERE.worded(
    "there is no label map in this folder", "name another folder"
)
TRUTH_UNCERTAIN: Final = ProblemKind(
    "truth-uncertain",
    "{names} each hold labels; which of them is the truth, no name says",
    "name it as truth in a cmviewer.toml, or say which file holds the truth",
    means="several files of labels could each be the truth",
    decision="truth",
    help_mend="name it as `truth` in a `cmviewer.toml`, or with `--truth`",
)
TRUTHS_ALIKE: Final = TRUTH_UNCERTAIN.worded(
    "several truths number their images alike, and predictions lie on none of them clearly: {listed}",
    "name the truth that the predictions are of",
)
SEVERAL_DATA_SETS: Final = TRUTH_UNCERTAIN.worded(
    "runs of {count} data sets lie here: {names}", "open one run, or name the truth", decision="truth"
)
TRUTH_UNUSED: Final = ProblemKind(
    "truth-unused",
    "this truth was not used, because the predictions carry their own",
    "name it as the truth to use it",
    means="a file of truths was not needed, for the results carry their own",
    decision="truth",
    help_mend="name it with `--truth` to use it",
)
COUNTS_LEFT_OUT: Final = ProblemKind(
    "counts-left-out",
    "this file holds counts without samples; it was left out beside files with samples",
    "open it alone to see its counts",
    means="a file holds counts without samples; beside files with samples it was left out",
)
COUNT_UNUSABLE: Final = ProblemKind(
    "count-unusable",
    "{found} stands {place}, which is no whole number from 0 to {largest:,}; such counts were left out",
    "write whole numbers",
    means="a count is no whole number from 0 to 9,223,372,036,854,775,807; it was left out. Where it "
    "begins as a number, as `1.2k`, or all together are more than that, nothing is read",
)
COUNT_MARKED: Final = COUNT_UNUSABLE.worded("{text!r} is no whole number")
COUNT_DOTTED: Final = COUNT_UNUSABLE.worded(
    "{text!r} may be {whole} or a fraction, and nothing tells which",
    "write whole numbers without signs between",
)
COUNTS_TOO_LARGE: Final = COUNT_UNUSABLE.worded("the counts add up to more than {largest:,}")
WEIGHTS_NOT_COUNTED: Final = ProblemKind(
    "weights-not-counted",
    "{what}",
    "{mend}",
    means="a column of weights holds fractions, or stands beside names of images or scores; each row "
    "counts once",
    decision="weight",
    help_mend="write whole numbers if each row stands for so many samples, or say `--read weight=COLUMN` or "
    "`weight=none`",
)
FRACTIONS_NOT_COUNTED: Final = WEIGHTS_NOT_COUNTED.worded(
    "{held}; weights are counted only where they are whole numbers, so each row counts once",
    "write whole numbers if each row stands for so many samples, or say that no weights are meant",
    decision="weight",
)
SAMPLES_OF_CELLS: Final = ProblemKind(
    "samples-of-cells",
    "sampleMatrix has another shape than the matrix; its samples were left aside",
    "write the file again",
    means="a finished matrix lists more samples of a cell than it counts, or lists them in another shape; "
    "the counts hold",
)
TOO_MANY_SAMPLES_OF_CELL: Final = SAMPLES_OF_CELLS.worded(
    "a cell lists more samples than it counts, such as {truth} → {prediction}; as many as are "
    "counted were kept"
)
