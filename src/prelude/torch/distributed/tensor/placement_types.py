"""Where a distributed tensor's elements lie. docs: torch.distributed.tensor.placement_types"""
from torch._names import module_gap


class Placement:
    """docs: torch.distributed.tensor.placement_types.Placement"""

    def is_shard(self, dim=None):
        return isinstance(self, Shard) and (dim is None or dim == self.dim)

    def is_replicate(self):
        return isinstance(self, Replicate)

    def is_partial(self, reduce_op=None):
        return isinstance(self, Partial) and (reduce_op is None or reduce_op == self.reduce_op)

    def __eq__(self, other):
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self):
        return hash((type(self).__name__, *vars(self).values()))


class Shard(Placement):
    """docs: torch.distributed.tensor.placement_types.Shard"""

    def __init__(self, dim):
        self.dim = dim

    def __repr__(self):
        return f'{type(self).__name__}(dim={self.dim})'


class _StridedShard(Shard):
    def __init__(self, dim, *, split_factor):
        super().__init__(dim)
        self.split_factor = split_factor


class Replicate(Placement):
    """docs: torch.distributed.tensor.placement_types.Replicate"""

    def __repr__(self):
        return 'Replicate()'


class Partial(Placement):
    """docs: torch.distributed.tensor.placement_types.Partial"""

    def __init__(self, reduce_op='sum'):
        self.reduce_op = reduce_op

    def __repr__(self):
        return f'Partial({self.reduce_op})'


__getattr__ = module_gap('torch.distributed.tensor.placement_types')
