"""The daily papers of Hugging Face."""
