"""Sequences of different lengths in one tensor. docs: torch.nn.utils.rnn"""
from collections import namedtuple

import _torch
from _torch import Tensor
from torch._names import rest_of

_Fields = namedtuple('PackedSequence_', ['data', 'batch_sizes', 'sorted_indices', 'unsorted_indices'])


class PackedSequence(_Fields):
    """data (sum of lengths, *), batch_sizes (longest), and how the sequences were sorted.
    docs: torch.nn.utils.rnn.PackedSequence"""

    def __new__(cls, data, batch_sizes=None, sorted_indices=None, unsorted_indices=None):
        if unsorted_indices is None:
            unsorted_indices = invert_permutation(sorted_indices)
        if batch_sizes is None:
            if not (isinstance(data, (list, tuple)) and len(data) == 2):
                raise AssertionError('Expected data to be a list or tuple of length 2')
            data, batch_sizes = data
        elif batch_sizes.device.type != 'cpu':
            raise ValueError('batch_sizes should always be on CPU. Instances of PackedSequence should never be created '
                             'manually. They should be instantiated by functions like pack_sequence and '
                             'pack_padded_sequences in nn.utils.rnn. '
                             'https://pytorch.org/docs/stable/nn.html#torch.nn.utils.rnn.pack_sequence')
        return super().__new__(cls, data, batch_sizes, sorted_indices, unsorted_indices)

    def to(self, *args, **kwargs):
        data = self.data.to(*args, **kwargs)
        if data is self.data:
            return self

        def move(indices):
            return None if indices is None else indices.to(data.device)

        return type(self)(data, self.batch_sizes, move(self.sorted_indices), move(self.unsorted_indices))

    def cuda(self, *args, **kwargs):
        return self.to(*args, **kwargs) if args or kwargs else self.to('cuda')

    def cpu(self, *args, **kwargs):
        return self.to('cpu')

    def pin_memory(self):
        return self

    def is_pinned(self):
        return self.data.is_pinned()

    @property
    def is_cuda(self):
        return self.data.is_cuda

    def double(self):
        return self.to(dtype=_torch.float64)

    def float(self):
        return self.to(dtype=_torch.float32)

    def half(self):
        return self.to(dtype=_torch.float16)

    def long(self):
        return self.to(dtype=_torch.int64)

    def int(self):
        return self.to(dtype=_torch.int32)

    def short(self):
        return self.to(dtype=_torch.int16)

    def char(self):
        return self.to(dtype=_torch.int8)

    def byte(self):
        return self.to(dtype=_torch.uint8)


PackedSequence_ = _Fields


def invert_permutation(permutation):
    """(n) -> (n). docs: torch.nn.utils.rnn.invert_permutation"""
    if permutation is None:
        return None
    inverse = _torch.empty_like(permutation)
    inverse.scatter_(0, permutation, _torch.arange(0, permutation.numel(), device=permutation.device))
    return inverse


def pack_padded_sequence(input, lengths, batch_first=False, enforce_sorted=True):
    """(T, B, *), lengths (B) -> PackedSequence. docs: torch.nn.utils.rnn.pack_padded_sequence"""
    if isinstance(lengths, Tensor):
        lengths = lengths.to(dtype=_torch.int64)
    else:
        lengths = _torch.as_tensor(lengths, dtype=_torch.int64, device='cpu')
    sorted_indices = None
    if not enforce_sorted:
        lengths, sorted_indices = _torch.sort(lengths, descending=True)
        sorted_indices = sorted_indices.to(input.device)
        input = input.index_select(0 if batch_first else 1, sorted_indices)
    data, batch_sizes = _torch._pack_padded_sequence(input, lengths, batch_first)
    return PackedSequence(data, batch_sizes, sorted_indices, None)


def pad_packed_sequence(sequence, batch_first=False, padding_value=0.0, total_length=None):
    """PackedSequence -> (T, B, *), lengths (B). docs: torch.nn.utils.rnn.pad_packed_sequence"""
    longest = sequence.batch_sizes.size(0)
    if total_length is not None:
        if total_length < longest:
            raise ValueError('Expected total_length to be at least the length of the longest sequence in input, but '
                             f'got total_length={total_length} and max sequence length being {longest}')
        longest = total_length
    padded, lengths = _torch._pad_packed_sequence(sequence.data, sequence.batch_sizes, batch_first, padding_value,
                                                  longest)
    order = sequence.unsorted_indices
    if order is not None:
        return padded.index_select(0 if batch_first else 1, order), lengths[order.cpu()]
    return padded, lengths


def pad_sequence(sequences, batch_first=False, padding_value=0.0, padding_side='right'):
    """Tensors (L_i, *) -> (T, B, *). docs: torch.nn.utils.rnn.pad_sequence"""
    if not hasattr(sequences, '__iter__'):
        raise RuntimeError('pad_sequence: Expected iterable for input sequences, but got arg of type: '
                           f'{type(sequences)}')
    return _torch.pad_sequence(tuple(sequences), batch_first, padding_value, padding_side)


def unpad_sequence(padded_sequences, lengths, batch_first=False):
    """(T, B, *), lengths (B) -> tensors (L_i, *). docs: torch.nn.utils.rnn.unpad_sequence"""
    if not batch_first:
        padded_sequences.transpose_(0, 1)
    places = _torch.arange(padded_sequences.shape[1], device=lengths.device)
    return [sequence[places < length] for sequence, length in zip(padded_sequences, lengths)]


def pack_sequence(sequences, enforce_sorted=True):
    """Tensors (L_i, *) -> PackedSequence. docs: torch.nn.utils.rnn.pack_sequence"""
    lengths = _torch.as_tensor([sequence.size(0) for sequence in sequences])
    return pack_padded_sequence(pad_sequence(sequences), lengths, enforce_sorted=enforce_sorted)


def unpack_sequence(packed_sequences):
    """PackedSequence -> tensors (L_i, *). docs: torch.nn.utils.rnn.unpack_sequence"""
    padded, lengths = pad_packed_sequence(packed_sequences, batch_first=True)
    return unpad_sequence(padded, lengths, batch_first=True)


__getattr__ = rest_of('nn.utils.rnn')
