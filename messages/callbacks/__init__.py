"""What buttons send back, one subject a file; ``base`` says how it goes over the wire."""
