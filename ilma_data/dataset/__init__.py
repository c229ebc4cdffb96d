"""Records as a data set: collections, look-ups, inverse links, evidence, timeline."""
