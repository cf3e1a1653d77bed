"""All that is held about a person: gathered, written out for reading and for programs, packed."""
