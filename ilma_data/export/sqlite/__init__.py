"""The data set as an SQLite database: tables with keys, views, full-text search, and what Datasette shows of them."""
