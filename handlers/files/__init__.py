"""What people sent along: fetched in the background, shown again, and asked for where it is lost."""
