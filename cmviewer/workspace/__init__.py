"""All that a person has chosen, as one value: changed by one function, undone, saved. No Qt."""
