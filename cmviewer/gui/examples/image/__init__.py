"""The image of the current example: outlines of objects, scores, and why it is counted where it is."""
