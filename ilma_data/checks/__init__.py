"""What `ilma validate` finds: files, shape, links, dates, evidence. One rule in one file, under `rules/<scope>/`."""
