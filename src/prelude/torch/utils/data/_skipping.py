"""Which iterations of a long loop are followed: the first few and the last.

Before the last one everything that the program counts is brought to where it would be (see _torch._skip_iterations).
A loop that may be left early, by `break` or `return`, is followed longer.
"""

import sys

import _shapetrace
import _torch

LONG, HEAD, HEAD_WITH_BREAK = 40, 3, 24


def followed(total):
    """The numbers of the iterations to follow, of `total`."""
    if _shapetrace.is_unknown(total) or total <= LONG:
        yield from range(total)
        return
    head = HEAD_WITH_BREAK if _torch._loop_may_end_early() else HEAD
    marks = [_torch._mark_iteration()]
    rates = _rates()
    for number in range(head):
        yield number
        marks.append(_torch._mark_iteration())
    _torch._skip_iterations(marks[-HEAD - 1:], total - head - 1)
    _forget_rates(rates)
    yield total - 1


def _rates():
    """Where each schedule of learning rates stands."""
    schedules = sys.modules.get("torch.optim.lr_scheduler")
    return [] if schedules is None else [(schedule, schedule.last_epoch) for schedule in schedules._alive]


def _forget_rates(before):
    """Learning rates of schedules that moved are not known after iterations that were left out."""
    for schedule, epoch in before:
        now = schedule.last_epoch
        if _shapetrace.is_unknown(now) or now != epoch:
            reason = "a learning rate that changes in iterations that were left out"
            for group in schedule.optimizer.param_groups:
                group["lr"] = _shapetrace.unknown(reason, float)
            schedule._last_lr = [group["lr"] for group in schedule.optimizer.param_groups]
