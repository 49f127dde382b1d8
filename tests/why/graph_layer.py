import torch
from torch import nn

class GCNLayer(nn.Module):
    def __init__(self, i, o):
        super().__init__()
        self.w = nn.Parameter(torch.randn(i, o))
    def forward(self, x, adj):
        return torch.relu(adj @ x @ self.w)

class GCN(nn.Module):
    def __init__(self, feat, hid, cls):
        super().__init__()
        self.l1 = GCNLayer(feat, hid)
        self.l2 = GCNLayer(feat, cls)
    def forward(self, x, adj):
        return self.l2(self.l1(x, adj), adj)

print(GCN(1433, 16, 7)(torch.randn(100, 1433), torch.eye(100)).shape)
