"""Settings for reading image files.

docs: PIL.ImageFile
"""

from .Image import Image as ImageFile

LOAD_TRUNCATED_IMAGES = False
MAXBLOCK = 65536
