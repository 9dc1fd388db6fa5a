"""Mail of moderation: what is said, to whom, and when it goes out."""
