"""What stands around the matrix."""
