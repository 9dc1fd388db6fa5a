"""The rules of the house, checked in plain Python."""
