"""Pictures that are read for the list and the image: thumbnails, decoded images, those of the web."""
