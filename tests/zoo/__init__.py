"""A zoo of writers: a random evaluation, written in every layout and convention, is one matrix again."""
