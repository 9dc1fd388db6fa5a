"""The scenes, each a function ``draw(canvas, rng, palette)``, grouped by where they happen."""
