"""➕ 自定事项: what a branch asks of itself beside the catalogue."""
