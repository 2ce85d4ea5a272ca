"""Questions, and sentences of what took place, made by rule: what each says is known by its making."""
