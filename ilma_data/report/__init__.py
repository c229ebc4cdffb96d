"""What people and programs read: findings, records, lists and the timeline, as text and as JSON. Decides nothing."""
