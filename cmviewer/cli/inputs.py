"""Input files of what is written, as they were named on the command line."""

from dataclasses import replace

from cmviewer.evaluation import Evaluation, TakeLooks
from cmviewer.readers.files.remote import RemoteSources
from cmviewer.writers.inputs import InputFile, input_files


def named_inputs(
    evaluation: Evaluation, sources: RemoteSources, look: TakeLooks | None = None
) -> tuple[InputFile, ...]:
    """Hash every file that was opened; of copies the addresses are told. Takes time with large files.

    look: has other processes do so.
    """
    return tuple(replace(one, path=sources.name_of(one.path)) for one in input_files(evaluation, look))
