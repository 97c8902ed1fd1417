"""The nets: U²-Net in several widths."""
