"""The embedded engine: Tantivy inside the process, one folder, several processes."""
