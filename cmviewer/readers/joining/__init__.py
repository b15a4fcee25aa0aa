"""What two sides call the same: images by their ids and names, classes by their names and numbers."""
