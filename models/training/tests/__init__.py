"""Tests on tiny made data."""
