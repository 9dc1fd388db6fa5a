"""Vietnamese school texts put together from parts; everything in words of our own."""
