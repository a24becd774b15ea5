"""Paperweave turns a pile of paper listings into a static site with one permanent page per paper."""
