"""The few questions the program asks."""
