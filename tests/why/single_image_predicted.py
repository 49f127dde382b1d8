import torch
import torch.nn as nn
import torch.nn.functional as F

class SimpleCNN(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3)
        self.fc1 = nn.Linear(32 * 13 * 13, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = torch.flatten(x, 1)
        return self.fc1(x)

model = SimpleCNN()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for i in range(3):
    data, target = torch.randn(64, 1, 28, 28), torch.randint(0, 10, (64,))
    loss = F.cross_entropy(model(data), target)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
model.eval()
sample = torch.randn(1, 28, 28)
with torch.no_grad():
    pred = model(sample).argmax(dim=1)
print(pred.shape)
