"""Two checkpoints over the same truth → what changed between them, and whether that can be chance."""
