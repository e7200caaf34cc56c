"""Compiles the tables of states, cities and office holders that demarche ships. Not part of the package."""
