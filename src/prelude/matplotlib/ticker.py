"""matplotlib.ticker: nothing is drawn."""

from matplotlib.pyplot import __getattr__
