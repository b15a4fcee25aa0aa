"""The examples behind a number: their list, thumbnails and images."""
