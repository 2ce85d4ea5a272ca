"""What a person types, in Chinese or English, read into values; what cannot be read is a Problem."""
