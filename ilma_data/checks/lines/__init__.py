"""Records in JSON Lines: any number of them, in one pass and in little memory."""
