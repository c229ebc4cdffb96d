"""Rules about dates in and between records: each looks at the whole `Tree`."""
