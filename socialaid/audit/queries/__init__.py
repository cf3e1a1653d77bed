"""Reading the record: the chain over it, and what is found in it."""
