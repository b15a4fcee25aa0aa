"""The face of the window with the picture large, the list as a film strip, and the matrix as a map."""
