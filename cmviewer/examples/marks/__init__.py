"""What people say of examples: kept by key, merged, found among outcomes, and applied to the truth."""
