"""From files in the seeds folder to records: unpack, decode, detect the format, split."""
