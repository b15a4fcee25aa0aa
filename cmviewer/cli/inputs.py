"""Input files of what is written, as they were named on the command line."""

from dataclasses import replace

from cmviewer.evaluation import Evaluation
from cmviewer.readers.files.remote import RemoteSources
from cmviewer.writers.inputs import InputFile, input_files


def named_inputs(evaluation: Evaluation, sources: RemoteSources) -> tuple[InputFile, ...]:
    """Hash every file that was opened; of copies the addresses are told. Takes time with large files."""
    return tuple(replace(one, path=sources.name_of(one.path)) for one in input_files(evaluation))
