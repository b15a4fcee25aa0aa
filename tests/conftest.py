"""Settings of every test; its presence also lets every test folder import `making`."""

from hypothesis import settings

# A busy machine is not a failure.
settings.register_profile("cmviewer", deadline=None)
settings.load_profile("cmviewer")
