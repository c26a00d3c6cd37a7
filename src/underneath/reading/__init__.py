"""A story together with what was inferred from it, and the table of stages that infer it."""
