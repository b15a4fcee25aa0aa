"""Bytes, names and safety: what every reader stands on."""
