"""What was found, kept in a folder with all that shows it again; and how far a run has come."""

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.folders import Asked, Damaged, as_words, from_words, write
from tests.fuzz.watching import Answer

KEPT_EACH = 3
"""Folders that are kept of one kind of finding."""


@dataclass
class Findings:
    """A folder of findings; `kinds` counts them by their words, `unforeseen` what `Answer` calls so."""

    folder: Path
    kinds: Counter[str] = field(default_factory=Counter)
    next_number: int = 0
    unforeseen: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, folder: Path) -> "Findings":
        """Go on with what an earlier run has left, or begin."""
        try:
            told = json.loads((folder / "progress.json").read_text())
        except FileNotFoundError:
            return cls(folder)
        return cls(folder, Counter(told["kinds"]), told["next"], Counter(told.get("unforeseen", {})))

    def add(self, number: int, damaged: Damaged, answer: Answer, again: str) -> Path | None:
        """Count a finding; keep it while there are few of its kind, and return where."""
        assert answer.finding is not None
        self.kinds[answer.finding] += 1
        if self.kinds[answer.finding] > KEPT_EACH:
            return None
        kept = self.folder / f"{number:07}"
        write(kept / "files", damaged.files)
        (kept / "asked.json").write_text(as_words(damaged.asked))
        text = f"{answer.finding}\n\n{damaged.case}\n{as_words(damaged.asked)}\n{again}\n\n{answer.detail}"
        (kept / "finding.txt").write_text(text, "utf-8", "backslashreplace")
        return kept

    def reached(self, number: int) -> None:
        """Remember how far this has come."""
        self.next_number = number
        self.folder.mkdir(parents=True, exist_ok=True)
        part = self.folder / "progress.json.part"
        told = {"next": number, "kinds": dict(self.kinds), "unforeseen": dict(self.unforeseen)}
        part.write_text(json.dumps(told))
        part.replace(self.folder / "progress.json")


def kept_request(kept: Path) -> Asked:
    """What a kept folder was asked for."""
    return from_words((kept / "asked.json").read_text())
