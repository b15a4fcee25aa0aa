"""The layouts of tables and arrays, each in a module of its own; `opening/layouts.py` lists them."""
