"""The layouts that listings come in, a folder for each family.

``registry`` has a row for each format.
"""
