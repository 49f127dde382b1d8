"""What the loader is made of."""

from . import collate, worker
