"""How fast arlint is, beside its peers and as it grows. ``python -m benchmarks --help`` lists what can be run.

Nothing here ships in the wheel, and no test of the project asserts a time. What a
benchmark needs (generated texts, word lists, the peers) lies in a cache folder,
never in the checkout.
"""
