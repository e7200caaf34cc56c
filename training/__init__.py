"""How the models of demarche are trained, exported and measured. Not part of the package."""
