"""Every write of this room, one module per moment."""
