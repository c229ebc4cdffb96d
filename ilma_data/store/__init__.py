"""Records to bytes and back: JSON with places, the canonical form, the compiled snapshot."""
