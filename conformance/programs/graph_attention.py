"""Graph attention and message passing on edge lists, with batching of graphs."""
import torch
import torch.nn as nn
import torch.nn.functional as F


class Graph:
    def __init__(self, x, edge_index, y=None):
        self.x, self.edge_index, self.y = x, edge_index, y

    @property
    def num_nodes(self):
        return self.x.size(0)

    def __repr__(self):
        return f"Graph(nodes={self.num_nodes}, edges={self.edge_index.size(1)})"


def collate(graphs):
    xs, edges, batch, offset = [], [], [], 0
    for i, g in enumerate(graphs):
        xs.append(g.x)
        edges.append(g.edge_index + offset)
        batch.append(torch.full((g.num_nodes,), i, dtype=torch.long))
        offset += g.num_nodes
    merged = Graph(torch.cat(xs), torch.cat(edges, dim=1), torch.stack([g.y for g in graphs]))
    merged.batch = torch.cat(batch)
    return merged


def scatter_sum(src, index, dim_size):
    out = torch.zeros(dim_size, *src.shape[1:])
    return out.index_add(0, index, src)


def scatter_mean(src, index, dim_size):
    total = scatter_sum(src, index, dim_size)
    count = scatter_sum(torch.ones(src.size(0)), index, dim_size).clamp(min=1)
    return total / count.unsqueeze(-1)


class MessagePassing(nn.Module):
    def __init__(self, inputs, outputs, aggr="sum"):
        super().__init__()
        self.lin = nn.Linear(inputs * 2, outputs)
        self.aggr = {"sum": scatter_sum, "mean": scatter_mean}[aggr]

    def message(self, x_i, x_j):
        return self.lin(torch.cat([x_i, x_j - x_i], dim=-1))

    def forward(self, x, edge_index):
        source, target = edge_index
        messages = self.message(x[target], x[source])
        return self.aggr(messages, target, x.size(0))


class GraphAttentionLayer(nn.Module):
    def __init__(self, inputs, outputs, heads=1, concat=True, alpha=0.2):
        super().__init__()
        self.heads, self.outputs, self.concat = heads, outputs, concat
        self.W = nn.Parameter(torch.empty(size=(inputs, heads * outputs)))
        self.a = nn.Parameter(torch.empty(size=(heads, 2 * outputs)))
        nn.init.xavier_uniform_(self.W.data, gain=1.414)
        nn.init.xavier_uniform_(self.a.data, gain=1.414)
        self.leakyrelu = nn.LeakyReLU(alpha)

    def forward(self, h, adj):
        n = h.shape[0]
        Wh = (h @ self.W).view(n, self.heads, self.outputs)
        left = (Wh * self.a[:, :self.outputs]).sum(-1)
        right = (Wh * self.a[:, self.outputs:]).sum(-1)
        e = self.leakyrelu(left.unsqueeze(1) + right.unsqueeze(0))
        attention = torch.where(adj.unsqueeze(-1) > 0, e, -9e15 * torch.ones_like(e))
        attention = F.dropout(F.softmax(attention, dim=1), 0.1, training=self.training)
        out = torch.einsum("ijh,jhf->ihf", attention, Wh)
        return F.elu(out.reshape(n, -1)) if self.concat else out.mean(1)


class GAT(nn.Module):
    def __init__(self, features, hidden, classes, heads):
        super().__init__()
        self.first = GraphAttentionLayer(features, hidden, heads)
        self.second = GraphAttentionLayer(hidden * heads, classes, heads, concat=False)

    def forward(self, x, adj):
        x = self.first(F.dropout(x, 0.6, self.training), adj)
        x = self.second(x, adj)
        return F.log_softmax(x, dim=1)


class GraphClassifier(nn.Module):
    def __init__(self, features, hidden=16, classes=2):
        super().__init__()
        self.convs = nn.ModuleList([MessagePassing(features, hidden), MessagePassing(hidden, hidden, "mean")])
        self.norms = nn.ModuleList([nn.BatchNorm1d(hidden) for _ in self.convs])
        self.head = nn.Sequential(nn.Linear(hidden * 2, hidden), nn.ReLU(), nn.Linear(hidden, classes))

    def forward(self, data):
        x = data.x
        for conv, norm in zip(self.convs, self.norms):
            x = F.relu(norm(conv(x, data.edge_index)))
        graphs = data.y.size(0)
        pooled = scatter_mean(x, data.batch, graphs)
        summed = scatter_sum(x, data.batch, graphs)
        return self.head(torch.cat([pooled, summed], dim=1))


def ring(n, features=5, label=0):
    nodes = torch.arange(n)
    edges = torch.stack([nodes, (nodes + 1) % n])
    both = torch.cat([edges, edges.flip(0)], dim=1)
    return Graph(torch.randn(n, features), both, torch.tensor(label))


def adjacency(graph):
    adj = torch.zeros(graph.num_nodes, graph.num_nodes)
    adj[graph.edge_index[0], graph.edge_index[1]] = 1
    return adj + torch.eye(graph.num_nodes)


graphs = [ring(n, label=n % 2) for n in (3, 4, 6)]
data = collate(graphs)
print(graphs, data, data.batch.tolist())
model = GraphClassifier(5)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
for step in range(2):
    logits = model(data)
    loss = F.cross_entropy(logits, data.y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(step, tuple(logits.shape))
gat = GAT(5, 8, 3, heads=2)
out = gat(graphs[2].x, adjacency(graphs[2]))
mask = torch.tensor([True, True, False, True, False, False])
train_loss = F.nll_loss(out[mask], torch.tensor([0, 1, 2]))
print(out.shape, out[mask].shape, sum(p.numel() for p in gat.parameters()))
mixed = collate([ring(3), ring(4, features=6)])
