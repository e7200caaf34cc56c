"""Changes of a sentence that must not, or must in one known way, change what is coded."""
