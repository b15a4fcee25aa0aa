"""Objects in images: files of truth and predictions, in their own words, joined into one evaluation."""
