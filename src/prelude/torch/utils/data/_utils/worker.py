"""Who am I, asked by a data set inside a worker. Workers are followed one after the other in this process."""

_current = None


class WorkerInfo:
    def __init__(self, **fields):
        self.__dict__.update(fields)

    def __repr__(self):
        return f"WorkerInfo({', '.join(f'{k}={v}' for k, v in self.__dict__.items())})"


def get_worker_info():
    """docs: torch.utils.data.get_worker_info"""
    return _current


class as_worker:
    """Within this, `get_worker_info` tells of worker `number` of `count`; with none it changes nothing."""

    def __init__(self, loader, number):
        self.loader = loader
        self.number = number

    def __enter__(self):
        global _current
        if self.loader.num_workers > 0:
            import _shapetrace
            seed = _shapetrace.unknown("a worker's random seed", int)
            _current = WorkerInfo(id=self.number, num_workers=self.loader.num_workers, seed=seed,
                                  dataset=self.loader.dataset)

    def __exit__(self, *error):
        global _current
        _current = None
