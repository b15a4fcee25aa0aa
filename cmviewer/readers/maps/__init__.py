"""Label maps, one a file, of truth and predictions → an evaluation of semantic segmentation."""
