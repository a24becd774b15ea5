"""Files into ``docs``: only what is ours, and whole or not at all."""
