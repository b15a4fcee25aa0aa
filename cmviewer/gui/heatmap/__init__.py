"""The matrix on screen and in a PNG, drawn by one painter."""
