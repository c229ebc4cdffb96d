"""What several rules need: each question about the records is answered in one place."""
