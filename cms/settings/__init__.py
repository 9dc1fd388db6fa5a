"""Settings: `dev` for `make run`, `test` for tests, `production` for real hosts."""
