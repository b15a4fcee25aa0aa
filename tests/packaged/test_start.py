"""The built program is on the screen about as fast as the checkout is."""

from statistics import median

from tests.packaged.start import STEPS, first_start, from_checkout, positions

ROUNDS = 5
AT_MOST = 1.3


def test_the_window_is_painted_as_soon_as_that_of_the_checkout(program, screen, home):
    cell = positions(screen, home)["cell"]
    checkout, words = from_checkout(home)
    first_start(program, screen, cell), first_start(checkout, screen, cell, words)  # both are in memory now
    pairs = [
        (first_start(program, screen, cell), first_start(checkout, screen, cell, words))
        for _ in range(ROUNDS)
    ]
    for step in STEPS[:2]:
        ratio = median(built[step] for built, _ in pairs) / median(source[step] for _, source in pairs)
        assert ratio < AT_MOST, f"{step}: {ratio:.2f} times"
