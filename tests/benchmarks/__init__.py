"""How fast the program is, beside what others take for the same work in the same run."""
