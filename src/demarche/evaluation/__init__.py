"""How well the coder does on gold: what `demarche evaluate` measures."""

from demarche.evaluation.evaluate import evaluate
from demarche.evaluation.figures import NOTHING, Counts, Figures, Means

__all__ = ["NOTHING", "Counts", "Figures", "Means", "evaluate"]
