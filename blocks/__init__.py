"""StreamField blocks: one idea a file; no models, no queries.

Import from the module (`from blocks.streams import StoryStreamBlock`): Django imports this package
while it fills the app registry, when labels cannot be translated yet, so nothing is imported here.
"""
