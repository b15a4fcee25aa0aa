"""What is said in place of an image, or on the ground where it would lie."""

from cmviewer.evaluation import Evaluation
from cmviewer.gui.examples.image.example_details import ExampleDetails
from cmviewer.gui.translating import spoken, translated


def message_of(details: ExampleDetails, evaluation: Evaluation | None) -> str:
    """Say why there is no image, and who finds one that is not where it was looked for."""
    picture = details.picture
    is_named = evaluation is not None and evaluation.images.names is not None
    if picture.path is not None or picture.address is not None or not is_named:
        return spoken(picture.trouble)
    mend = translated("Examples → Locate images… asks once for the folder of all of them.")
    return f"{spoken(picture.trouble)}\n\n{mend}"


def note_of(details: ExampleDetails) -> str:
    """Say what is doubtful about a picture; of objects, which are drawn without it, why it is not there."""
    trouble = "" if details.objects is None else spoken(details.picture.trouble).replace("\n", " ")
    return "\n".join(filter(None, (spoken(details.doubt), trouble)))
