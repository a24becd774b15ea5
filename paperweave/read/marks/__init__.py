"""Marks by which the lines of a layout are known, whatever stands above and below them."""
