"""What the reader has set in `config.toml`: read, checked, and the themes made of it."""
