"""What files say of samples, joined and checked → the evaluation of a classification."""
