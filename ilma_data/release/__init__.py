"""What a release needs: today, the snapshot of the records that the wheel carries."""
