"""Measuring how well search finds: sets, measures, and the run of one engine over them."""
