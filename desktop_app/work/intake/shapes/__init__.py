"""The main job: read, recognise, clean, match, plan, apply; each stage a function over plain data."""
