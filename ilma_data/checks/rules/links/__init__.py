"""Rules about links between records: each looks at the whole `Tree`."""
