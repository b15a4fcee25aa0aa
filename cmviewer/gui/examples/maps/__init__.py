"""Label maps of the current example, painted over its image."""
