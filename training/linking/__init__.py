"""Learning the weights of the linker: crises of our own, and the example reports, with the happenings that their claims tell of."""
