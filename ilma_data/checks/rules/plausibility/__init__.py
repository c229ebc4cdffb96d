"""Rules about what is well-formed and yet unlikely: each looks at the whole `Tree`; a record can say that it is so."""
