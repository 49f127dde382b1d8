"""What numpy says of shapes that do not fit."""
import numpy as np

a, b = np.ones((3, 4)), np.ones(3)
for wrong in (lambda: a + b, lambda: a @ a, lambda: np.arange(6).reshape(4, 2),
              lambda: np.concatenate([a, np.ones((2, 3))]), lambda: np.stack([a, b]), lambda: a.sum(axis=2),
              lambda: np.dot(a, a), lambda: a[5], lambda: a[0, 0, 0]):
    try:
        wrong()
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
a[:, 0] = b
print(a.tolist())
a[0] = b  #! ValueError: could not broadcast input array from shape (3,) into shape (4,)
