"""A zoo of writers: one random evaluation, written in every layout and convention, reads back to one matrix."""
