"""Benchmarks: each line gives ours, a peer or a limit measured in the same run, and the ratio."""
