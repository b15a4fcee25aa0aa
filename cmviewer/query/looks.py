"""Images are decoded before a query is asked that needs it: by a worker, which says how far it is."""

from cmviewer.evaluation import Images
from cmviewer.progress import Cancel, Progress
from cmviewer.query.terms import LOOKS, Comparison, Term, leaves


def look_at_images(term: Term, images: Images, progress: Progress, cancel: Cancel) -> None:
    """Measure how images look where a query asks for it, so that it is answered at once afterwards.

    Raises `Cancelled`.
    """
    if any(isinstance(one, Comparison) and one.word in LOOKS for one in leaves(term)):
        images.looks(progress, cancel)
