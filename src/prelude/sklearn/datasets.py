"""Data sets that come with the library, and made-up ones, by their shapes.

docs: sklearn.datasets
"""

import _shapetrace


class Bunch(dict):
    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(name)


def _array(shape, kind):
    from numpy import dtype, ndarray
    return ndarray._of(shape, dtype(kind))


def _loader(rows, columns, classes, target="int64", **more):
    def load(*, return_X_y=False, as_frame=False, **ignored):
        if as_frame:
            return _shapetrace.unknown("a data set as a table")
        data, labels = _array((rows, columns), "float64"), _array((rows,), target)
        if return_X_y:
            return data, labels
        names = [_shapetrace.unknown("the name of a class", str) for _ in range(classes)]
        features = [_shapetrace.unknown("the name of a feature", str) for _ in range(columns)]
        found = Bunch(data=data, target=labels, target_names=names, feature_names=features, DESCR="")
        for name, shape in more.items():
            found[name] = _array(shape, "float64")
        return found

    return load


load_iris = _loader(150, 4, 3)
load_wine = _loader(178, 13, 3)
load_breast_cancer = _loader(569, 30, 2)
load_digits = _loader(1797, 64, 10, images=(1797, 8, 8))
load_diabetes = _loader(442, 10, 0, "float64")
fetch_california_housing = _loader(20640, 8, 0, "float64")
fetch_olivetti_faces = _loader(400, 4096, 40, images=(400, 64, 64))


def make_classification(n_samples=100, n_features=20, **ignored):
    return _array((n_samples, n_features), "float64"), _array((n_samples,), "int64")


def make_regression(n_samples=100, n_features=100, *, n_targets=1, coef=False, **ignored):
    targets = (n_samples,) if n_targets == 1 else (n_samples, n_targets)
    found = _array((n_samples, n_features), "float64"), _array(targets, "float64")
    return found + (_array((n_features,) + targets[1:], "float64"),) if coef else found


def make_moons(n_samples=100, **ignored):
    count = sum(n_samples) if isinstance(n_samples, tuple) else n_samples
    return _array((count, 2), "float64"), _array((count,), "int64")


make_circles = make_moons


def make_blobs(n_samples=100, n_features=2, **ignored):
    count = n_samples if isinstance(n_samples, int) else sum(n_samples)
    return _array((count, n_features), "float64"), _array((count,), "int64")


def make_swiss_roll(n_samples=100, **ignored):
    return _array((n_samples, 3), "float64"), _array((n_samples,), "float64")


make_s_curve = make_swiss_roll


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'sklearn.datasets' has no attribute '{name}'")
    return _shapetrace.unknown(f"sklearn.datasets.{name} is not modelled")
