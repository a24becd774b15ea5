"""Turn a pile of paper listings into a static site with one permanent page per paper."""

import os

__version__ = "0.1.0"

# Several threads of NumPy's library wait for each other where the machine has other work: the
# vectors of 230 papers took 0.05 s with one thread and 0.4 to 0.9 s with two.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# A table of as many columns as there may be terms is touched in a few places where papers are few:
# with pages of 2 MB all 32 MB of it are filled with zeros. A site of two papers took 0.14 to 0.17 s
# of processor time with them and 0.06 s without; 230 papers take the same with both.
os.environ.setdefault("NUMPY_MADVISE_HUGEPAGE", "0")
