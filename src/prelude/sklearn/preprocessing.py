"""Scaling keeps shapes.

docs: sklearn.preprocessing
"""

import _shapetrace


class _Scaler:
    def __init__(self, *args, **kwargs):
        pass

    def fit(self, X, y=None, **kwargs):
        return self

    def transform(self, X):
        if _shapetrace.is_unknown(X):
            return X
        import numpy
        X = numpy.asarray(X)
        if X.ndim != 2:
            raise ValueError(f"Expected 2D array, got {X.ndim}D array instead")
        return numpy.ndarray._of(X.shape, X.dtype if X.dtype.kind == "f" else numpy.dtype("float64"))

    def fit_transform(self, X, y=None, **kwargs):
        return self.fit(X, y).transform(X)

    inverse_transform = transform


class StandardScaler(_Scaler):
    """docs: sklearn.preprocessing.StandardScaler"""


class MinMaxScaler(_Scaler):
    """docs: sklearn.preprocessing.MinMaxScaler"""


class RobustScaler(_Scaler):
    """docs: sklearn.preprocessing.RobustScaler"""


class MaxAbsScaler(_Scaler):
    """docs: sklearn.preprocessing.MaxAbsScaler"""


class Normalizer(_Scaler):
    """docs: sklearn.preprocessing.Normalizer"""


class LabelEncoder:
    """docs: sklearn.preprocessing.LabelEncoder"""

    def fit(self, y):
        import numpy
        self.classes_ = numpy.unique(y) if not _shapetrace.is_unknown(y) else _shapetrace.unknown("the labels")
        return self

    def transform(self, y):
        if _shapetrace.is_unknown(y):
            return y
        import numpy
        return numpy.ndarray._of(numpy.asarray(y).shape, numpy.dtype("int64"))

    def fit_transform(self, y):
        return self.fit(y).transform(y)

    def inverse_transform(self, y):
        return _shapetrace.unknown("the names of labels")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'sklearn.preprocessing' has no attribute '{name}'")
    return _shapetrace.unknown(f"sklearn.preprocessing.{name} is not modelled")
