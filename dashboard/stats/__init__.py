"""What the numbers carry and what they do not: intervals, funnels, changes, trends, ranks, peers, small numbers.

Pure functions on numbers and frozen values; nothing is read, drawn or worded here. Wherever an answer cannot be given
honestly, a `Refused` with its reason is given instead. Everything random is seeded: the same figures give the same answer.

Only numpy and scipy.special are imported: scipy.stats and statsmodels would each add most of a second to the start of the
dashboard. The tests hold what is done here against both.
"""
