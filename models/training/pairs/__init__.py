"""Training pairs: pictures with their masks."""
