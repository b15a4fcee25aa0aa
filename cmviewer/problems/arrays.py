"""Problems of arrays, of class names, and of `cmviewer.toml`."""

from typing import Final

from cmviewer.problems.kind import ProblemKind

NPY_UNREADABLE: Final = ProblemKind(
    "npy-unreadable",
    "it is cut off, or no NumPy file",
    "save it again with np.save",
    means="the array is cut off, or is no NumPy file",
    help_mend="save it again with `np.save`",
)
NPY_NEEDS_PICKLE: Final = ProblemKind(
    "npy-needs-pickle",
    "the array holds Python objects, and loading those would run code",
    "save it as numbers or text: array.astype(int), then np.save",
    means="the array holds Python objects, which could run code",
    help_mend="save it as numbers or text: `array.astype(int)`",
)
ARRAY_TOO_LARGE: Final = ProblemKind(
    "array-too-large",
    "the arrays take {packed:,} bytes of the file, but would unpack to {unpacked:,}, more than "
    "{share} times that; they were not unpacked",
    "save them with np.save if they really are that large",
    means="the arrays of an archive would unpack to more than 1 GB and a hundred times what they take in "
    "the file; they were not unpacked",
    help_mend="save them with `np.save` if they really are that large",
)
CLASSES_UNREADABLE: Final = ProblemKind(
    "classes-unreadable",
    "this holds no class names",
    "write one name a line, or a JSON list of names",
    means="the file of class names holds no list of names",
    help_mend="write one name a line, or a JSON list",
)
CLASS_NUMBER_TOO_HIGH: Final = CLASSES_UNREADABLE.worded(
    "a class has the number {number:,}, which no map of 16 bits can hold", "use numbers up to {highest:,}"
)
DATA_SET_WITHOUT_NAMES: Final = CLASSES_UNREADABLE.worded(
    "this holds no class names", "write `names:` and below it a line a class, such as `0: cat`"
)
CLASS_OUT_OF_RANGE: Final = ProblemKind(
    "class-out-of-range",
    "class {name} but there are {count} {source}, 0 to {highest}; such rows were left out",
    "choose the names file that belongs to these labels",
    means="a class number is as large as the number of names, or larger; its rows were left out",
    help_mend="choose the names that belong to these labels",
)
CLASS_ID_OUT_OF_RANGE: Final = CLASS_OUT_OF_RANGE.worded("class id {number} but there are {count} names")
CLASS_IDS_FROM_ONE: Final = CLASS_OUT_OF_RANGE.worded(
    "class id {number} but there are {count} names, and none is 0",
    "say so if they count from 1",
    decision="class-numbers",
)
MODEL_CLASS_OUT_OF_RANGE: Final = CLASS_OUT_OF_RANGE.worded(
    "a class number is no whole number from 0 to {largest_class_number:,}; such predictions were left out",
    "write the numbers of the model's classes",
)
CLASSES_IN_TEXT_ORDER: Final = ProblemKind(
    "classes-in-text-order",
    "class numbers were taken as positions of the {count} names in text order: 0 is {first!r}, "
    "{highest} is {last!r}",
    "give a file of names if their order is another",
    means="numbers were taken as positions of the names in text order",
    decision="classes",
    help_mend="give a file of names with `--classes` if their order is another",
)
CLASS_DUPLICATE: Final = ProblemKind(
    "class-duplicate",
    "class {twice!r} is named twice; its numbers count as one class",
    "give every class a name of its own",
    means="two classes have the same name",
)
POSITIVE_UNKNOWN: Final = ProblemKind(
    "positive-unknown",
    "there is no class {positive!r}; the classes are {names}",
    "{mend}",
    means="no class has the name that `--positive` asked for",
    decision="positive",
    help_mend="choose one that the message lists",
)
CLASSES_UNUSED: Final = ProblemKind(
    "classes-unused",
    "the classes have names of their own, so these were not used",
    "leave these names out",
    means="names were given with `--classes`, but all classes have names of their own; those count",
    decision="classes",
    help_mend="leave `--classes` out",
)
POSITIVE_UNUSED: Final = ProblemKind(
    "positive-unused",
    "the positive class {name!r} changes nothing: {why}",
    "leave it out",
    means="`--positive` names a class, but no single score of two classes has to be cut off",
    decision="positive",
)
MANIFEST_UNREADABLE: Final = ProblemKind(
    "manifest-unreadable",
    "this manifest is no TOML: {initial}{rest}",
    'write it as key = "value"',
    means="`cmviewer.toml` is no TOML, or a key holds something else than it should",
    help_mend='write `key = "value"`',
)
MANIFEST_VALUE: Final = MANIFEST_UNREADABLE.worded(
    "{key!r} in this manifest is not {expected}", "write {key} as {expected}"
)
MANIFEST_READING: Final = MANIFEST_UNREADABLE.worded(
    "[read] in this manifest: {error}", "tell a decision that there is, with a value that it can have"
)
MANIFEST_NESTED_TOO_DEEPLY: Final = MANIFEST_UNREADABLE.worded("this manifest is nested too deeply")
MANIFEST_KEY: Final = ProblemKind(
    "manifest-key",
    "{key!r} is no key of a manifest; it was left aside",
    "use one of {keys}",
    means="a key is not known; it was left aside",
    help_mend="use one of those that the message lists",
)
MANIFEST_ROLE: Final = MANIFEST_KEY.worded(
    "{key!r} is no role of a column; it was left aside", "use one of {roles}"
)
TASK_UNCERTAIN: Final = ProblemKind(
    "task-uncertain",
    "this folder holds objects in images, and {name}, which is a classification",
    "say which one to open",
    means="a folder holds objects in images and a classification too",
    decision="task",
    help_mend="say which one to open: `--task`",
)
TASK_UNKNOWN: Final = ProblemKind(
    "task-unknown",
    "{value!r} is no task",
    "use one of {tasks}",
    means="the task is none that the program knows",
    help_mend='write `task = "classification"`',
)
