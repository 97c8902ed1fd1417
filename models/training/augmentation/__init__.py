"""Random changes to pairs."""
