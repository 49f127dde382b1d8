"""Scores are numbers that nobody knows.

docs: sklearn.metrics
"""

import _shapetrace


def _score(*args, average="binary", **kwargs):
    return _shapetrace.unknown("a score of predictions", float if average is not None else None)


accuracy_score = f1_score = precision_score = recall_score = roc_auc_score = balanced_accuracy_score = _score
average_precision_score = mean_squared_error = mean_absolute_error = r2_score = log_loss = matthews_corrcoef = _score
cohen_kappa_score = jaccard_score = _score


def classification_report(*args, output_dict=False, **kwargs):
    return _shapetrace.unknown("a report on predictions", dict if output_dict else str)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'sklearn.metrics' has no attribute '{name}'")
    return _shapetrace.unknown(f"sklearn.metrics.{name} is not modelled")
