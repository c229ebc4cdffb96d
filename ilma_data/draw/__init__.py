"""Pictures as SVG and as Vega-Lite. Knows dates, labels and numbers, and nothing of records: imports no other room."""
