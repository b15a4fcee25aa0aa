"""Lists of outcomes as files of other tools: each format a module, and one table of them all."""
