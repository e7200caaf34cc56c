"""Quality against gold, with pinned floors."""
