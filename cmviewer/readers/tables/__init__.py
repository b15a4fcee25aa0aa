"""Tables, wherever they come from: their rows, and which column is what."""
