"""Plain data that passes between the stages: record, reading, paper, keyword, corpus."""
