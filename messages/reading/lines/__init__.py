"""A whole line as a person types or dictates it, read into records or into a question.

``reader.read_line`` is the way in. The text is scanned once: each reader claims the pieces it understands,
proper names are held back from all of them, and what nobody claimed is what the meeting was about.
"""
