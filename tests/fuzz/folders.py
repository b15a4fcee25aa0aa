"""A seed and a number → one damaged folder, always the same one."""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from random import Random

from tests.fuzz.case import Case
from tests.fuzz.mutations import mutate


@dataclass(frozen=True)
class Link:
    """A symbolic link that lies in place of a file."""

    target: str


@dataclass(frozen=True)
class Pipe:
    """A FIFO that nobody writes to, in place of a file."""


@dataclass(frozen=True)
class Folder:
    """An empty folder in place of a file."""


Content = bytes | Link | Pipe | Folder


@dataclass(frozen=True)
class Asked:
    """What is opened, with paths inside the folder, which is the current one; as `OpenRequest` has it."""

    path: str | None = "."
    truth: str | None = None
    predictions: tuple[str, ...] = ()
    classes: str | None = None
    task: str | None = None


@dataclass(frozen=True)
class Damaged:
    """Files of a case after they were damaged, and how they are opened."""

    case: str
    files: dict[str, Content] = field(repr=False)
    asked: Asked


def damaged(corpus: tuple[Case, ...], seed: int, number: int) -> Damaged:
    """Return the folder that a number stands for."""
    random = Random(f"{seed} {number}")
    (case,) = random.choices(corpus, [case.weight for case in corpus])
    files: dict[str, Content] = dict(case.files)
    name = ""
    for _ in range(random.choice([1, 1, 1, 2])):
        name = random.choice(sorted(files) or [""])
        content = files.get(name)
        if isinstance(content, bytes) and random.random() < 0.88:
            files[name] = mutate(random, name, content)
        elif content is not None:
            _move(random, files, name)
    # A file that was moved may have got the name of a folder.
    alone = {path: files[path] for path in files if not any(one.startswith(f"{path}/") for one in files)}
    return Damaged(case.name, alone, _asked(random, case, name))


def write(folder: Path, files: Mapping[str, Content]) -> None:
    """Put the files into a folder that is made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        match content:
            case Link(target):
                path.symlink_to(target)
            case Pipe():
                os.mkfifo(path)
            case Folder():
                path.mkdir()
            case bytes():
                path.write_bytes(content)


def as_words(asked: Asked) -> str:
    """What is opened, as one line."""
    return json.dumps(asdict(asked))


def from_words(line: str) -> Asked:
    """Return what a line asks for."""
    told = json.loads(line)
    return Asked(**{**told, "predictions": tuple(told["predictions"])})


def _move(random: Random, files: dict[str, Content], name: str) -> None:
    """Put something else in place of a file, or the file in another place."""
    path = PurePosixPath(name)
    other = random.choice(sorted(set(files)))
    kind = random.randrange(8)
    if kind == 0:
        files[name], files[other] = files[other], files[name]
    elif kind == 1:
        ending = random.choice(
            [".csv", ".json", ".txt", ".npy", ".npz", ".png", ".xml", ".yaml", ".toml", ".parquet", ""]
        )
        files[str(path.with_suffix(ending))] = files.pop(name)
    elif kind == 2:
        files[name] = Link(
            random.choice(
                [path.name, PurePosixPath(other).name, "nowhere", ".", "..", "/dev/zero", "/dev/null"]
            )
        )
    elif kind == 3:
        files[name] = random.choice([Pipe(), Folder()])
    elif kind == 4:
        del files[name]
    elif kind == 5:
        files[f"more/{path.name}"] = files[name]
    elif kind == 6:
        stem = random.choice(["ü", "a b", "#1", "%41", "x" * 240, "a\nb", "<b>", "-o", "\udcff"])
        files[str(path.with_name(f"{stem}{path.suffix}"))] = files.pop(name)
    else:
        files[
            random.choice(
                ["cmviewer.toml", "data.yaml", "classes.txt", "classes.json", "_annotations.coco.json"]
            )
        ] = files[name]


def _asked(random: Random, case: Case, name: str) -> Asked:
    """Most often the folder; sometimes the damaged file alone, or parts by their names."""
    kind = random.randrange(12)
    if case.truth is not None and kind < 7:
        if kind < 5:
            return Asked(None, case.truth, case.predictions, case.classes)
        return Asked(".", case.truth, (), case.classes)
    if kind == 7:
        return Asked(name)
    if kind == 8:
        task = random.choice(
            ["classification", "detection", "instance-segmentation", "semantic-segmentation"]
        )
        return Asked(task=task)
    if kind == 9:
        truth, said = random.choice(sorted(case.files)), random.choice(sorted(case.files))
        return Asked(None, truth, (said,))
    if kind == 10:
        return Asked(classes=random.choice(sorted(case.files)))
    return Asked()
