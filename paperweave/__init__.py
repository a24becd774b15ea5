"""Turn a pile of paper listings into a static site with one permanent page per paper."""

__version__ = "0.1.0"
