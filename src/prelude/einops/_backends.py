"""Which package an array is of."""

from einops._kinds import get_backend
