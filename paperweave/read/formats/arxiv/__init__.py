"""What arXiv shows, sends and exports."""
