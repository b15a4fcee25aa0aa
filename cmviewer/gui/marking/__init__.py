"""What a person says of examples: said by keys, shown, counted, kept, merged."""
