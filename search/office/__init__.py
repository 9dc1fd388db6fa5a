"""What the office does for search: other words, recommended pages, and what people ask for."""
