"""The list of examples: cards or rows, how they are sorted, filtered and grouped."""
