"""Questions made by rule, so that what each asks is known by how it was made."""
