from ...config import bump
from . import inner
