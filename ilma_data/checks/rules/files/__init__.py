"""Rules about a file and its JSON: each looks at a `RecordFile`."""
