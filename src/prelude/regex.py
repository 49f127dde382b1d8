"""Regular expressions: as `re` has them. docs: regex"""

from re import *
from re import Match, Pattern

V0, V1 = 0, 0
Regex = Pattern
