"""Shows the compared checkpoint, and compares it with the one that was shown."""

from collections.abc import Callable
from dataclasses import replace

from cmviewer.confusion.comparison.letters import Drawn
from cmviewer.evaluation import Evaluation
from cmviewer.examples.query import ExampleQuery
from cmviewer.gui.session import Session
from cmviewer.workspace.compared_with import own_rule
from cmviewer.workspace.session_names import named_state, placed_state
from cmviewer.workspace.workspace import Workspace


def swap(session: Session, query: ExampleQuery | None = None) -> None:
    """Show the other one, or the difference as before; A stays A, B stays B. query: what is listed then.

    Where each has a rule of its own, it takes that along.
    """
    pair, before, workspace = session.comparing.pair, session.evaluation, session.workspace
    if pair is None or before is None or workspace.request is None:
        return
    query = workspace.query if query is None else query
    compared, other = workspace.compared, pair.other
    name = before.checkpoint_names[workspace.state.checkpoint]
    drawn = compared.drawn if compared.drawn.has_difference else Drawn.SHOWN
    rule = None if compared.rule is None else own_rule(pair.shown.result.rule)
    turned = replace(compared, checkpoint=name, letter=compared.letter.other, drawn=drawn, rule=rule)
    if compared.request is None:
        session.change(
            checkpoint=other.result.checkpoint, rule=other.result.rule, compared=turned, query=query
        )
        return
    request = workspace.request
    if not before.mended:  # what opens has its truth as it was read, and so has what it is compared with
        session.comparing.keep_run(request, before)

    def seen(evaluation: Evaluation) -> Callable[[Workspace], Workspace]:
        named = replace(
            named_state(replace(workspace.state, rule=other.result.rule), before),
            checkpoint=evaluation.checkpoint_names[other.result.checkpoint],
        )
        state, _ = placed_state(named, evaluation)
        return lambda now: replace(
            workspace,
            request=now.request,
            state=state,
            query=query,
            image_root=now.image_root or workspace.image_root,
            compared=replace(turned, request=request),
            marks=now.marks,
        )

    session.open(compared.request, seen, other.evaluation)
