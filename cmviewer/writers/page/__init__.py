"""The page of a report: its matrix, the examples behind it, and what they may weigh."""
