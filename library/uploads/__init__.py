"""What may be uploaded: names, kinds, sizes, and what is taken out of pictures."""
