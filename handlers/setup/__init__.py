"""Setting up a branch: from the first-use notice to a branch with a roster; see ``conversation``."""
