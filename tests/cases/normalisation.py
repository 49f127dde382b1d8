# Normalisation layers, their state, and their complaints.
import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.randn(4, 6, 8, 8)  #: [4, 6, 8, 8]
a = nn.BatchNorm2d(6)(x)  #: [4, 6, 8, 8]
b = nn.BatchNorm1d(6)(x[:, :, 0, 0])  #: [4, 6]
c = nn.BatchNorm1d(6)(x[..., 0])  #: [4, 6, 8]
d = nn.GroupNorm(3, 6)(x)  #: [4, 6, 8, 8]
e = nn.InstanceNorm2d(6, affine=True)(x)  #: [4, 6, 8, 8]
f = nn.LayerNorm([6, 8, 8])(x)  #: [4, 6, 8, 8]
g = nn.LayerNorm(8)(x)  #: [4, 6, 8, 8]
h = nn.LocalResponseNorm(2)(x)  #: [4, 6, 8, 8]
i = F.normalize(x, dim=1)  #: [4, 6, 8, 8]
j = nn.RMSNorm(8)(x)  #: [4, 6, 8, 8]
k = F.layer_norm(x, x.shape[2:])  #: [4, 6, 8, 8]
l = F.batch_norm(x, torch.zeros(6), torch.ones(6))  #: [4, 6, 8, 8]
bn = nn.BatchNorm2d(6, affine=False)
m = bn.running_mean  #: [6]
n = nn.BatchNorm3d(2)(torch.empty(1, 2, 3, 4, 5))  #: [1, 2, 3, 4, 5]
o = nn.BatchNorm2d(6).eval()(x[:1])  #: [1, 6, 8, 8]
p = nn.utils.parametrizations.weight_norm(nn.Linear(3, 4))(torch.empty(2, 3))  #: [2, 4]
q = nn.utils.spectral_norm(nn.Conv2d(6, 4, 3))(x)  #: [4, 4, 6, 6]
print(bn.weight, bn.num_batches_tracked, sorted(dict(nn.BatchNorm2d(2).named_buffers())), [p.shape for p in nn.LayerNorm((2, 3)).parameters()])
print(nn.BatchNorm2d(6), nn.GroupNorm(3, 6), nn.LayerNorm(8), nn.InstanceNorm1d(4))


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: nn.BatchNorm2d(3)(x))
attempt(lambda: nn.BatchNorm2d(6)(x[0]))
attempt(lambda: nn.BatchNorm1d(6)(x))
attempt(lambda: nn.BatchNorm1d(6)(torch.empty(1, 6)))
attempt(lambda: nn.BatchNorm2d(6)(torch.empty(1, 6, 1, 1)))
attempt(lambda: nn.BatchNorm2d(6).eval()(torch.empty(1, 6, 1, 1)))
attempt(lambda: nn.GroupNorm(4, 6))
attempt(lambda: nn.GroupNorm(2, 4)(x))
attempt(lambda: nn.LayerNorm(6)(x))
attempt(lambda: nn.LayerNorm([8, 6])(x))
attempt(lambda: nn.InstanceNorm2d(3, affine=True)(x))
attempt(lambda: nn.InstanceNorm2d(6)(torch.empty(1, 6, 1, 1)))
attempt(lambda: nn.InstanceNorm1d(6)(x))
attempt(lambda: nn.BatchNorm2d(6)(x.double()))
attempt(lambda: nn.LayerNorm(8)(x.half()))
attempt(lambda: F.batch_norm(x, torch.zeros(5), torch.ones(5)))
