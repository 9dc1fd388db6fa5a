"""Screens of the admin about schools: the office's, and each webmaster's own school."""
