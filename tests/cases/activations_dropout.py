# Activations, dropout, softmax layers.
import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.randn(2, 4, 6, 6)  #: [2, 4, 6, 6]
for layer in (nn.ReLU(), nn.ReLU6(), nn.LeakyReLU(0.2), nn.PReLU(4), nn.ELU(), nn.SELU(), nn.GELU(), nn.SiLU(), nn.Mish(), nn.Sigmoid(), nn.Tanh(), nn.Softplus(), nn.Hardswish(), nn.Hardtanh(), nn.Dropout(0.1), nn.Dropout2d(0.2), nn.Softmax2d(), nn.Softmax(dim=1), nn.LogSoftmax(-1), nn.Softmin(0), nn.Threshold(0.1, 20), nn.Identity(5, bias=False), nn.AlphaDropout(), nn.CELU(), nn.Softsign(), nn.LogSigmoid()):
    y = layer(x)  #: [2, 4, 6, 6]
    print(layer, tuple(y.shape))
a = nn.GLU(dim=1)(x)  #: [2, 2, 6, 6]
b = F.glu(x)  #: [2, 4, 6, 3]
c = F.relu(x, inplace=True)  #: [2, 4, 6, 6]
d = F.softmax(x, dim=1)  #: [2, 4, 6, 6]
e = F.gumbel_softmax(torch.empty(3, 4), hard=True)  #: [3, 4]
f = F.dropout(x, 0.5, training=False)  #: [2, 4, 6, 6]
g = torch.sigmoid(x)  #: [2, 4, 6, 6]
h = x.relu().tanh().sigmoid()  #: [2, 4, 6, 6]
i = F.softplus(x) * F.mish(x)  #: [2, 4, 6, 6]
j = nn.functional.silu(x, inplace=False)  #: [2, 4, 6, 6]
k = nn.Flatten()(x)  #: [2, 144]
l = nn.Flatten(2, 3)(x)  #: [2, 4, 36]
m = nn.Flatten(0)(x)  #: [288]
n = nn.Unflatten(1, (2, 2))(x)  #: [2, 2, 2, 6, 6]
o = F.leaky_relu(torch.arange(3.0))  #: [3]
p = nn.MultiheadAttention(4, 2).in_proj_weight  #: [12, 4]
q = F.normalize(torch.ones(3, 4), p=1)  #: [3, 4]
r = nn.CosineSimilarity(dim=1)(torch.empty(2, 3), torch.empty(2, 3))  #: [2]


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: nn.PReLU(3)(x))
attempt(lambda: nn.GLU(dim=2)(torch.empty(2, 3, 5)))
attempt(lambda: nn.Softmax(dim=4)(x))
attempt(lambda: F.relu(torch.arange(3)))
attempt(lambda: F.gelu(torch.arange(3)))
attempt(lambda: torch.sigmoid(torch.arange(3)))
attempt(lambda: F.dropout(x, p=2.0))
attempt(lambda: nn.Unflatten(1, (3, 2))(x))
attempt(lambda: nn.Softmax2d()(torch.empty(2, 3)))
attempt(lambda: nn.Flatten(3, 1)(x))
attempt(lambda: F.relu([1, 2]))
attempt(lambda: nn.ReLU(x))
attempt(lambda: nn.ReLU()(x, x))
attempt(lambda: nn.Softmax(1)())
attempt(lambda: F.softmax(None, dim=0))
