# A graph convolution by hand: adjacency, features and a transposed weight.
import torch
import torch.nn as nn


class GraphConv(nn.Module):
    def __init__(self, inputs, outputs, transposed=False):
        super().__init__()
        shape = (outputs, inputs) if transposed else (inputs, outputs)
        self.weight = nn.Parameter(torch.empty(shape))
        self.bias = nn.Parameter(torch.zeros(outputs))
        nn.init.xavier_uniform_(self.weight)

    def forward(self, x, adj):
        support = torch.mm(x, self.weight)  #: [6, 7] | [6, 3]  #! RuntimeError: mat1 and mat2 shapes cannot be multiplied (6x11 and 7x11)
        output = torch.spmm(adj, support) if adj.is_sparse else adj @ support  #: [6, 7] | [6, 3]
        return output + self.bias  #: [6, 7] | [6, 3]


nodes, features = 6, 11
edges = torch.tensor([[0, 1, 2, 3, 4], [1, 2, 3, 4, 5]])  #: int64[2, 5]
adj = torch.zeros(nodes, nodes)  #: [6, 6]
adj[edges[0], edges[1]] = 1
adj = adj + adj.t() + torch.eye(nodes)  #: [6, 6]
degree = adj.sum(1)  #: [6]
norm = degree.pow(-0.5)  #: [6]
adj = norm[:, None] * adj * norm[None, :]  #: [6, 6]
x = torch.randn(nodes, features)  #: [6, 11]
h = GraphConv(features, 7)(x, adj).relu()  #: [6, 7]
out = GraphConv(7, 3)(h, adj).log_softmax(1)  #: [6, 3]
mask = torch.tensor([True, False, True, True, False, False])  #: bool[6]
loss = nn.functional.nll_loss(out[mask], torch.tensor([0, 2, 1]))  #: []
accuracy = (out.argmax(1)[mask] == torch.tensor([0, 2, 1])).float().mean()  #: []
print(adj.shape, degree.tolist())
z = GraphConv(features, 7, transposed=True)(x, adj)
