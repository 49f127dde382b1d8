foo bar
foo(a b)
x = [1 2]
x = {1: 2 3: 4}
x = {1: 2, 3}
import a.b as
from x import
from x import (a, b
from x import a,
import a,
x = 0777
x = 1__0
