"""The catalogue of problems: what can be wrong with what a person opens or writes, said in one place."""

from cmviewer.problems.kind import ProblemKind

__all__ = ["ProblemKind"]
