"""The screens "People": of a school for its webmasters, of all places for the office."""
