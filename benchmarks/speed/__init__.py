"""Speed: ratios within one run, never bare seconds."""
