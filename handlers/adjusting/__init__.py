"""What a branch changes about one duty: the page, its questions, and what follows for open drafts."""
