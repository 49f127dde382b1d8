# RNN, LSTM, GRU and their cells: batch_first, bidirectional, layers, projections, states.
import torch
import torch.nn as nn

x = torch.randn(5, 3, 10)  #: [5, 3, 10]
out, h = nn.RNN(10, 20)(x)  #: h [1, 3, 20]; out [5, 3, 20]
out, (h, c) = nn.LSTM(10, 20, num_layers=2)(x)  #: c [2, 3, 20]; h [2, 3, 20]; out [5, 3, 20]
out, h = nn.GRU(10, 20, batch_first=True, bidirectional=True)(x)  #: h [2, 5, 20]; out [5, 3, 40]
out, (h, c) = nn.LSTM(10, 20, num_layers=2, bidirectional=True, proj_size=4)(x)  #: c [4, 3, 20]; h [4, 3, 4]; out [5, 3, 8]
out, h = nn.GRU(10, 20)(x[:, 0])  #: h [1, 20]; out [5, 20]
lstm = nn.LSTM(10, 16, batch_first=True, dropout=0.0)
state = (torch.zeros(1, 5, 16), torch.zeros(1, 5, 16))  #: ([1, 5, 16], [1, 5, 16])
out, state = lstm(x, state)  #: out [5, 3, 16]; state ([1, 5, 16], [1, 5, 16])
last = out[:, -1]  #: [5, 16]
final = state[0][-1]  #: [5, 16]
cell = nn.LSTMCell(10, 7)
hx, cx = cell(x[0])  #: cx [3, 7]; hx [3, 7]
hx, cx = cell(x[1], (hx, cx))  #: cx [3, 7]; hx [3, 7]
g = nn.GRUCell(10, 6)(x[0])  #: [3, 6]
r = nn.RNNCell(10, 6, nonlinearity="relu")(x[0], torch.zeros(3, 6))  #: [3, 6]
names = [(n, tuple(p.shape)) for n, p in nn.LSTM(4, 3, 2, bidirectional=True).named_parameters()]
print(names)
print(lstm, lstm.hidden_size, len(lstm.all_weights))


def attempt(action):
    try:
        print(action()[0].shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: lstm(torch.empty(5, 3, 11)))
attempt(lambda: lstm(torch.empty(5, 3, 2, 10)))
attempt(lambda: lstm(torch.empty(10)))
attempt(lambda: lstm(x, (torch.zeros(1, 3, 16), torch.zeros(1, 3, 16))))
attempt(lambda: lstm(x, (torch.zeros(1, 5, 16), torch.zeros(1, 5, 8))))
attempt(lambda: lstm(x, torch.zeros(1, 5, 16)))
attempt(lambda: lstm(x, (torch.zeros(5, 16), torch.zeros(5, 16))))
attempt(lambda: nn.GRU(10, 20)(x, torch.zeros(2, 3, 20)))
attempt(lambda: nn.GRU(10, 20)(x, torch.zeros(1, 3, 21)))
attempt(lambda: nn.GRU(10, 20)(x.long()))
attempt(lambda: nn.GRU(10, 20)(x[:, 0], torch.zeros(1, 3, 20)))
attempt(lambda: cell(torch.empty(3, 9)))
attempt(lambda: cell(torch.empty(3, 10), (torch.empty(2, 7), torch.empty(2, 7))))
attempt(lambda: nn.GRUCell(10, 6)(x))
attempt(lambda: nn.RNN(10, 20, nonlinearity="gelu"))
attempt(lambda: nn.LSTM(10, 20, proj_size=20))
attempt(lambda: nn.LSTM(10))
