"""The network: who took part with whom, two groups face to face."""
