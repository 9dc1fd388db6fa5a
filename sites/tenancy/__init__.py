"""The fence: what a person may reach in the admin, and nothing else (ADR 0004).

* `scope` knows what belongs to whom; everything else asks it.
* `catalogue` classifies every admin URL name; `middleware` enforces it and checks ids.
* `urls`, `page_viewset`, `hooks` and `views` make what is listed one's own.
* `references` judges what a saved object refers to; `four_eyes` who may put something live.
"""
