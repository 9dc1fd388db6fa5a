"""What the Makefile calls; standard library only, as nothing may be installed yet."""
