"""matplotlib.image: nothing is drawn."""

from matplotlib.pyplot import __getattr__
