"""What falls due and what is planned, as a file for the phone's own calendar."""
