"""Rules about the shape of one record: each words a kind of fault that the models found, as a `ShapeFault`."""
