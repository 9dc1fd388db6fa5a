"""The fence: what a school's people see and touch is their school's, and nothing else."""
