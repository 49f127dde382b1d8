"""What is counted over many batches: steps, samples, kept results, schedules; and a loop that is left early."""
import torch
from torch.utils.data import DataLoader, TensorDataset

data = TensorDataset(torch.randn(1003, 3), torch.zeros(1003, dtype=torch.long))
loader = DataLoader(data, batch_size=10, shuffle=True)
net = torch.nn.Linear(3, 2)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
schedule = torch.optim.lr_scheduler.StepLR(optimizer, 1000)


class Meter:
    def __init__(self):
        self.count = 0

    def update(self, n):
        self.count += n


meter = Meter()
for epoch in range(2):
    seen, steps, kept = 0, 0, []
    for i, (x, y) in enumerate(loader):
        out = net(x)  #: [10, 2] | [3, 2]
        seen += x.size(0)
        steps += 1
        kept.append(out.detach())
        meter.update(len(y))
        optimizer.step()
        schedule.step()
    everything = torch.cat(kept)  #: [1003, 2]
    print(i, seen, steps, len(kept), tuple(everything.shape), meter.count, schedule.last_epoch)
for i, (x, y) in enumerate(DataLoader(data, batch_size=7)):
    if i >= 10:
        break
print(i, tuple(x.shape))
