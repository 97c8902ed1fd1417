"""How good a net's mattes are."""
