"""The heat map: a table of counts, the larger the darker."""
