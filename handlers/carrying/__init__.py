"""Taking data in and out: rosters and ledgers that are sent as files, archives that are asked for."""
