"""Text out of files, page by page, in a process of its own: no Django, database or secrets.

``python -m library.extraction FILE KIND`` writes one JSON object a line: pages first, then how it
ended (`report`). `library.reading` starts it, with limits, and keeps what it says.
"""
