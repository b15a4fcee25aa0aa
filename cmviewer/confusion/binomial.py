"""The binomial distribution, of which the standard library has no tail."""

import math

import numpy as np


def at_most(hits: int, drawn: int, share: float) -> float:
    """Probability of at most that many hits of so many drawn, each with that share."""
    if share <= 0 or share >= 1:
        return float(share <= 0 or hits >= drawn)
    ways = np.arange(hits + 1)
    log_ways = np.array([_log_ways(drawn, way) for way in ways.tolist()])
    return float(np.exp(log_ways + ways * math.log(share) + (drawn - ways) * math.log1p(-share)).sum())


def _log_ways(drawn: int, hits: int) -> float:
    return math.lgamma(drawn + 1) - math.lgamma(hits + 1) - math.lgamma(drawn - hits + 1)
