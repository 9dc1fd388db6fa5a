"""Reading the text of documents in the background and keeping it.

`requests` notes that a file is to be read, `taking` gives rows to readers, `child` runs the process
that reads (`library.extraction`), `keeping` writes what it found, `following` sees to it that all
this happens without anybody waiting. `selectors` is for those who ask.
"""
