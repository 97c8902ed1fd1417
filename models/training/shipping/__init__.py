"""What is written down of shipped weights."""
