"""Rules about evidence and disputes: each looks at the whole `Tree`."""
