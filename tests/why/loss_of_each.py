import torch
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = nn.Linear(20, 64)
        self.l2 = nn.Linear(64, 4)

    def forward(self, x):
        return self.l2(F.relu(self.l1(x)))

model = MLP()
criterion = nn.CrossEntropyLoss(reduction="none")
optimizer = torch.optim.AdamW(model.parameters())
data = torch.randn(256, 20)
target = torch.randint(0, 4, (256,))
for epoch in range(3):
    for i in range(0, 256, 32):
        xb, yb = data[i:i + 32], target[i:i + 32]
        loss = criterion(model(xb), yb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
