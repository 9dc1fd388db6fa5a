"""Demo content: pictures and texts made by code, factories, and the seeding of an install."""
