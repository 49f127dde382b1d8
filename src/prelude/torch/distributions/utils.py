"""Helpers. docs: torch.distributions.utils"""
import _torch
from torch.distributions.distribution import as_tensors as broadcast_all


def logits_to_probs(logits, is_binary=False):
    return _torch.sigmoid(logits) if is_binary else logits.softmax(-1)


def probs_to_logits(probs, is_binary=False):
    return _torch.logit(probs) if is_binary else _torch.log(probs)


def clamp_probs(probs):
    return probs.clamp(min=1e-7, max=1 - 1e-7)


lazy_property = property
