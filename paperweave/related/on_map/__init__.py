"""Where papers stand on the map: near those that they are like, and apart from others."""
