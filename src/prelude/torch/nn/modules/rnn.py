"""Recurrent layers and cells. docs: torch.nn.LSTM, torch.nn.GRU, torch.nn.RNN and their cells"""
import math
import sys
import warnings

import _torch
from _shapetrace import is_unknown
from torch.nn import init
from torch.nn.parameter import Parameter
from torch.nn.utils.rnn import PackedSequence

from .module import Module
from .open import open_rank

_GATES = {'LSTM': 4, 'GRU': 3, 'RNN_TANH': 1, 'RNN_RELU': 1}


def apply_permutation(tensor, permutation, dim=1):
    """The entries of one dimension in another order."""
    warnings.warn('`apply_permutation` is deprecated, please use `tensor.index_select(dim, permutation)` instead',
                  FutureWarning, stacklevel=2)
    return tensor.index_select(dim, permutation)


def _autocasting():
    modes = sys.modules.get('torch.amp.autocast_mode')
    return modes is not None and any(modes._enabled.values())


def _check_arguments(input_size, hidden_size, num_layers, bias, batch_first, dropout, proj_size):
    if not isinstance(dropout, (int, float)) or not 0 <= dropout <= 1 or isinstance(dropout, bool):
        raise ValueError('dropout should be a number in range [0, 1] representing the probability of an element being '
                         'zeroed')
    if dropout > 0 and num_layers == 1:
        warnings.warn('dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects '
                      f'num_layers greater than 1, but got dropout={dropout} and num_layers={num_layers}',
                      stacklevel=4)
    for name, value, kind in (('bias', bias, bool), ('batch_first', batch_first, bool), ('input_size', input_size, int),
                              ('hidden_size', hidden_size, int)):
        if not isinstance(value, kind):
            raise TypeError(f'{name} should be of type {kind.__name__}, got: {type(value).__name__}')
        if kind is int and value <= 0:
            raise ValueError(f'{name} must be greater than zero')
    if num_layers <= 0:
        raise ValueError('num_layers must be greater than zero')
    if proj_size < 0:
        raise ValueError('proj_size should be a positive integer or zero to disable projections')
    if proj_size >= hidden_size:
        raise ValueError('proj_size has to be smaller than hidden_size')


class RNNBase(Module):
    """Weights and checks that LSTM, GRU and RNN share. docs: torch.nn.RNNBase"""
    __constants__ = ['mode', 'input_size', 'hidden_size', 'num_layers', 'bias', 'batch_first', 'dropout',
                     'bidirectional', 'proj_size']

    def __init__(self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0,
                 bidirectional=False, proj_size=0, device=None, dtype=None):
        super().__init__()
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        _check_arguments(input_size, hidden_size, num_layers, bias, batch_first, dropout, proj_size)
        if mode not in _GATES:
            raise ValueError('Unrecognized RNN mode: ' + mode)
        gate_size = _GATES[mode] * hidden_size
        out_size = proj_size if proj_size > 0 else hidden_size
        directions = ('', '_reverse') if bidirectional else ('',)
        self._all_weights = []
        for layer in range(num_layers):
            in_size = input_size if layer == 0 else out_size * len(directions)
            shapes = {'weight_ih': (gate_size, in_size), 'weight_hh': (gate_size, out_size)}
            if bias:
                shapes['bias_ih'] = shapes['bias_hh'] = (gate_size,)
            if proj_size > 0:
                shapes['weight_hr'] = (proj_size, hidden_size)
            for direction in directions:
                names = []
                for kind, shape in shapes.items():
                    name = f'{kind}_l{layer}{direction}'
                    setattr(self, name, Parameter(_torch.empty(shape, device=device, dtype=dtype)))
                    names.append(name)
                self._all_weights.append(names)
        self.reset_parameters()

    @property
    def _flat_weights_names(self):
        return [name for names in self._all_weights for name in names]

    @property
    def _flat_weights(self):
        return [getattr(self, name, None) for name in self._flat_weights_names]

    @property
    def all_weights(self):
        return [[getattr(self, name) for name in names] for names in self._all_weights]

    def flatten_parameters(self):
        """Only moves weights in memory."""

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def check_input(self, input, batch_sizes):
        dtype = getattr(self, self._all_weights[0][0]).dtype
        if input.dtype != dtype and not _autocasting():
            raise ValueError(f'RNN input dtype ({input.dtype}) does not match weight dtype ({dtype}). Convert input: '
                             f'input.to({dtype}), or convert model: model.to({input.dtype})')
        expected = 2 if batch_sizes is not None else 3
        if input.dim() != expected:
            raise RuntimeError(f'input must have {expected} dimensions, got {input.dim()}')
        if self.input_size != input.size(-1):
            raise RuntimeError('input.size(-1) must be equal to input_size. Expected '
                               f'{self.input_size}, got {input.size(-1)}')

    def _states(self):
        return self.num_layers * (2 if self.bidirectional else 1)

    def _mini_batch(self, input, batch_sizes):
        if batch_sizes is not None:
            return int(batch_sizes[0])
        return input.size(0) if self.batch_first else input.size(1)

    def get_expected_hidden_size(self, input, batch_sizes):
        size = self.proj_size if self.proj_size > 0 else self.hidden_size
        return (self._states(), self._mini_batch(input, batch_sizes), size)

    def check_hidden_size(self, hx, expected_hidden_size, msg='Expected hidden size {}, got {}'):
        if hx.size() != expected_hidden_size:
            raise RuntimeError(msg.format(expected_hidden_size, list(hx.size())))

    def check_forward_args(self, input, hidden, batch_sizes):
        self.check_input(input, batch_sizes)
        self.check_hidden_size(hidden, self.get_expected_hidden_size(input, batch_sizes))

    def permute_hidden(self, hx, permutation):
        return hx if permutation is None else hx.index_select(1, permutation)

    def _zero_state(self, input, batch, size):
        return _torch.zeros(self._states(), batch, size, dtype=input.dtype, device=input.device)

    def extra_repr(self):
        text = f'{self.input_size}, {self.hidden_size}'
        if self.proj_size != 0:
            text += f', proj_size={self.proj_size}'
        if self.num_layers != 1:
            text += f', num_layers={self.num_layers}'
        if self.bias is not True:
            text += f', bias={self.bias}'
        if self.batch_first is not False:
            text += f', batch_first={self.batch_first}'
        if self.dropout != 0:
            text += f', dropout={self.dropout}'
        if self.bidirectional is not False:
            text += f', bidirectional={self.bidirectional}'
        return text

    def _run(self, native, input, batch_sizes, hx):
        """The native operator, which has one form for padded and one for packed sequences."""
        shared = (self._flat_weights, self.bias, self.num_layers, self.dropout, self.training, self.bidirectional)
        if batch_sizes is None:
            return native(input, hx, *shared, self.batch_first)
        return native(input, batch_sizes, hx, *shared)

    def _forward_single_state(self, native, name, tensor_word, input, hx):
        """The forward of RNN and GRU, whose state is one tensor."""
        packed = not is_unknown(input) and isinstance(input, PackedSequence)
        sorted_indices = unsorted_indices = batch_sizes = None
        if packed:
            input, batch_sizes, sorted_indices, unsorted_indices = input
            batch = batch_sizes[0]
        else:
            result = open_rank(input, hx)
            if result is not None:
                return result, result
            if input.dim() not in (2, 3):
                raise ValueError(f'{name}: Expected input to be 2D or 3D, got {input.dim()}D{tensor_word} instead')
            batched = input.dim() == 3
            batch_dim = 0 if self.batch_first else 1
            if not batched:
                input = input.unsqueeze(batch_dim)
                if hx is not None:
                    if hx.dim() != 2:
                        raise RuntimeError('For unbatched 2-D input, hx should also be 2-D but got '
                                           f'{hx.dim()}-D tensor')
                    hx = hx.unsqueeze(1)
            elif hx is not None and hx.dim() != 3:
                raise RuntimeError(f'For batched 3-D input, hx should also be 3-D but got {hx.dim()}-D tensor')
            batch = input.size(0) if self.batch_first else input.size(1)
        if hx is None:
            hx = self._zero_state(input, batch, self.hidden_size)
        else:
            hx = self.permute_hidden(hx, sorted_indices)
        self.check_forward_args(input, hx, batch_sizes)
        output, hidden = self._run(native, input, batch_sizes, hx)
        if packed:
            output = PackedSequence(output, batch_sizes, sorted_indices, unsorted_indices)
        elif not batched:
            output = output.squeeze(batch_dim)
            hidden = hidden.squeeze(1)
        return output, self.permute_hidden(hidden, unsorted_indices)


class RNN(RNNBase):
    """(L, N, H_in), state (D * layers, N, H) -> (L, N, D * H), state. docs: torch.nn.RNN"""

    def __init__(self, *args, **kwargs):
        if 'proj_size' in kwargs:
            raise ValueError('proj_size argument is only supported for LSTM, not RNN or GRU')
        if len(args) > 3:
            self.nonlinearity = args[3]
            args = args[:3] + args[4:]
        else:
            self.nonlinearity = kwargs.pop('nonlinearity', 'tanh')
        if self.nonlinearity not in ('tanh', 'relu'):
            raise ValueError(f"Unknown nonlinearity '{self.nonlinearity}'. Select from 'tanh' or 'relu'.")
        super().__init__('RNN_TANH' if self.nonlinearity == 'tanh' else 'RNN_RELU', *args, **kwargs)

    def forward(self, input, hx=None):
        native = _torch.rnn_tanh if self.mode == 'RNN_TANH' else _torch.rnn_relu
        return self._forward_single_state(native, 'RNN', ' tensor', input, hx)


class GRU(RNNBase):
    """(L, N, H_in), state (D * layers, N, H) -> (L, N, D * H), state. docs: torch.nn.GRU"""

    def __init__(self, *args, **kwargs):
        if 'proj_size' in kwargs:
            raise ValueError('proj_size argument is only supported for LSTM, not RNN or GRU')
        super().__init__('GRU', *args, **kwargs)

    def forward(self, input, hx=None):
        return self._forward_single_state(_torch.gru, 'GRU', '', input, hx)


class LSTM(RNNBase):
    """(L, N, H_in), states (D * layers, N, H_out) and (D * layers, N, H) -> (L, N, D * H_out), states.
    docs: torch.nn.LSTM"""

    def __init__(self, *args, **kwargs):
        super().__init__('LSTM', *args, **kwargs)

    def get_expected_cell_size(self, input, batch_sizes):
        return (self._states(), self._mini_batch(input, batch_sizes), self.hidden_size)

    def check_forward_args(self, input, hidden, batch_sizes):
        self.check_input(input, batch_sizes)
        self.check_hidden_size(hidden[0], self.get_expected_hidden_size(input, batch_sizes),
                               'Expected hidden[0] size {}, got {}')
        self.check_hidden_size(hidden[1], self.get_expected_cell_size(input, batch_sizes),
                               'Expected hidden[1] size {}, got {}')

    def permute_hidden(self, hx, permutation):
        if permutation is None:
            return hx
        return hx[0].index_select(1, permutation), hx[1].index_select(1, permutation)

    def forward(self, input, hx=None):
        packed = not is_unknown(input) and isinstance(input, PackedSequence)
        sorted_indices = unsorted_indices = batch_sizes = None
        if packed:
            input, batch_sizes, sorted_indices, unsorted_indices = input
            batch = batch_sizes[0]
        else:
            result = open_rank(input, *((hx[0], hx[1]) if hx is not None else ()))
            if result is not None:
                return result, (result, result)
            if input.dim() not in (2, 3):
                raise ValueError(f'LSTM: Expected input to be 2D or 3D, got {input.dim()}D instead')
            batched = input.dim() == 3
            batch_dim = 0 if self.batch_first else 1
            if not batched:
                input = input.unsqueeze(batch_dim)
            batch = input.size(0) if self.batch_first else input.size(1)
        if hx is None:
            hx = (self._zero_state(input, batch, self.proj_size if self.proj_size > 0 else self.hidden_size),
                  self._zero_state(input, batch, self.hidden_size))
        elif not packed:
            hx = self._check_given_state(hx, batched)
        if not packed:
            self.check_forward_args(input, hx, batch_sizes)
        hx = self.permute_hidden(hx, sorted_indices)
        result = self._run(_torch.lstm, input, batch_sizes, hx)
        output, hidden = result[0], result[1:]
        if packed:
            output = PackedSequence(output, batch_sizes, sorted_indices, unsorted_indices)
        elif not batched:
            output = output.squeeze(batch_dim)
            hidden = (hidden[0].squeeze(1), hidden[1].squeeze(1))
        return output, self.permute_hidden(hidden, unsorted_indices)

    def _check_given_state(self, hx, batched):
        dims = (hx[0].dim(), hx[1].dim())
        if batched:
            if dims[0] != 3 or dims[1] != 3:
                raise RuntimeError('For batched 3-D input, hx and cx should also be 3-D but got '
                                   f'({dims[0]}-D, {dims[1]}-D) tensors')
            return hx
        if dims[0] != 2 or dims[1] != 2:
            raise RuntimeError('For unbatched 2-D input, hx and cx should also be 2-D but got '
                               f'({dims[0]}-D, {dims[1]}-D) tensors')
        return hx[0].unsqueeze(1), hx[1].unsqueeze(1)


class RNNCellBase(Module):
    """Weights that the cells share. docs: torch.nn.RNNCellBase"""
    __constants__ = ['input_size', 'hidden_size', 'bias']

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        size = num_chunks * hidden_size
        self.weight_ih = Parameter(_torch.empty((size, input_size), device=device, dtype=dtype))
        self.weight_hh = Parameter(_torch.empty((size, hidden_size), device=device, dtype=dtype))
        if bias:
            self.bias_ih = Parameter(_torch.empty(size, device=device, dtype=dtype))
            self.bias_hh = Parameter(_torch.empty(size, device=device, dtype=dtype))
        else:
            self.register_parameter('bias_ih', None)
            self.register_parameter('bias_hh', None)
        self.reset_parameters()

    def extra_repr(self):
        text = f'{self.input_size}, {self.hidden_size}'
        if self.bias is not True:
            text += f', bias={self.bias}'
        if self.__dict__.get('nonlinearity', 'tanh') != 'tanh':
            text += f', nonlinearity={self.nonlinearity}'
        return text

    def reset_parameters(self):
        bound = 1.0 / math.sqrt(self.hidden_size) if self.hidden_size > 0 else 0
        for weight in self.parameters():
            init.uniform_(weight, -bound, bound)

    def _weights(self):
        return self.weight_ih, self.weight_hh, self.bias_ih, self.bias_hh

    def _zero_state(self, input):
        return _torch.zeros(input.size(0), self.hidden_size, dtype=input.dtype, device=input.device)

    def _check_rank(self, name, tensor):
        if tensor.dim() not in (1, 2):
            raise ValueError(f'{self._get_name_of_cell()}: Expected {name} to be 1D or 2D, got {tensor.dim()}D instead')

    def _check_sizes(self, input, *states):
        if input.size(1) != self.weight_ih.size(1):
            raise RuntimeError(f'input has inconsistent input_size: got {input.size(1)} expected '
                               f'{self.weight_ih.size(1)}')
        for place, hx in enumerate(states):
            if input.size(0) != hx.size(0):
                raise RuntimeError(f"Input batch size {input.size(0)} doesn't match hidden{place} batch size "
                                   f'{hx.size(0)}')
            if hx.size(1) != self.weight_hh.size(1):
                raise RuntimeError(f'hidden{place} has inconsistent hidden_size: got {hx.size(1)}, expected '
                                   f'{self.weight_hh.size(1)}')

    def _forward_single_state(self, native, input, hx):
        result = open_rank(input, None if isinstance(hx, (tuple, list)) else hx)
        if result is not None:
            return result
        self._check_rank('input', input)
        if hx is not None:
            self._check_rank('hidden', hx)
        batched = input.dim() == 2
        if not batched:
            input = input.unsqueeze(0)
        if hx is None:
            hx = self._zero_state(input)
        elif not batched:
            hx = hx.unsqueeze(0)
        self._check_sizes(input, hx)
        result = native(input, hx, *self._weights())
        return result if batched else result.squeeze(0)


class RNNCell(RNNCellBase):
    """(N, H_in), state (N, H) -> (N, H); N absent when unbatched. docs: torch.nn.RNNCell"""
    __constants__ = ['input_size', 'hidden_size', 'bias', 'nonlinearity']

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, num_chunks=1, device=device, dtype=dtype)
        self.nonlinearity = nonlinearity

    def _get_name_of_cell(self):
        return 'RNNCell'

    def _native(self, *args):
        if self.nonlinearity == 'tanh':
            return _torch.rnn_tanh_cell(*args)
        if self.nonlinearity == 'relu':
            return _torch.rnn_relu_cell(*args)
        raise RuntimeError(f'Unknown nonlinearity: {self.nonlinearity}')

    def forward(self, input, hx=None):
        return self._forward_single_state(self._native, input, hx)


class GRUCell(RNNCellBase):
    """(N, H_in), state (N, H) -> (N, H); N absent when unbatched. docs: torch.nn.GRUCell"""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, num_chunks=3, device=device, dtype=dtype)

    def _get_name_of_cell(self):
        return 'GRUCell'

    def forward(self, input, hx=None):
        return self._forward_single_state(_torch.gru_cell, input, hx)


class LSTMCell(RNNCellBase):
    """(N, H_in), states (N, H) twice -> both states; N absent when unbatched. docs: torch.nn.LSTMCell"""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, num_chunks=4, device=device, dtype=dtype)

    def _get_name_of_cell(self):
        return 'LSTMCell'

    def forward(self, input, hx=None):
        result = open_rank(input, *(hx if isinstance(hx, (tuple, list)) else ()))
        if result is not None:
            return result, result
        self._check_rank('input', input)
        if hx is not None:
            for place, state in enumerate(hx):
                self._check_rank(f'hx[{place}]', state)
        batched = input.dim() == 2
        if not batched:
            input = input.unsqueeze(0)
        if hx is None:
            zeros = self._zero_state(input)
            hx = (zeros, zeros)
        elif not batched:
            hx = (hx[0].unsqueeze(0), hx[1].unsqueeze(0))
        if isinstance(hx, _torch.Tensor):
            raise TypeError("lstm_cell(): argument 'hx' (position 2) must be tuple of Tensors, not Tensor")
        if len(hx) != 2:
            raise RuntimeError('lstm_cell expects two hidden states')
        self._check_sizes(input, *hx)
        hidden, cell = _torch.lstm_cell(input, hx, *self._weights())
        return (hidden, cell) if batched else (hidden.squeeze(0), cell.squeeze(0))
