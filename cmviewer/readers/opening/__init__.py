"""From a request to an evaluation."""
