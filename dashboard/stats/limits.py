"""The limits of a funnel: beyond them on one side lies `tail` of what the model gives at a common rate.

Exact binomial or Poisson limits, drawn smoothly through all sizes by the incomplete beta and gamma functions, and taken at the
effective size (size / φ) where they are widened. A count on the lattice is outside exactly when its tail probability is below
`tail`: never more are outside than declared, and somewhat fewer where counts are small.
"""

import numpy as np
from scipy.special import bdtrik, pdtrik

from dashboard.stats.dispersion import Array


def poisson_limits(rate: float, sizes: Array, factor: float, tail: float) -> tuple[Array, Array]:
    """Lower and upper limit of the rate for each size, shape (n,). A lower limit of 0 means that none can be below."""
    means = sizes * rate / factor
    low = np.where(np.exp(-means) < tail, pdtrik(tail, means), 0)
    return low * factor / sizes, (pdtrik(1 - tail, means) + 1) * factor / sizes


def binomial_limits(share: float, sizes: Array, factor: float, tail: float) -> tuple[Array, Array]:
    """The same for a share; an upper limit of 1 means that none can be above."""
    trials = sizes / factor
    low = np.where((1 - share) ** trials < tail, bdtrik(tail, trials, share), 0)
    # by symmetry: as many above as there are others below
    high = np.where(share**trials < tail, trials - bdtrik(tail, trials, 1 - share), trials)
    return low / trials, high / trials
