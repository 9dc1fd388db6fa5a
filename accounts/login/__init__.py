"""Coming in: attempt limits, second factor, session age, and a record of every refusal."""
