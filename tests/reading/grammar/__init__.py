"""Questions, and sentences about what took place, made by rule: what each says is known by how it was made."""
