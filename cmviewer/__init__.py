"""A confusion matrix whose every number opens the images behind it."""
