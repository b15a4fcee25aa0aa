"""How something was read, and how it could be read instead."""
