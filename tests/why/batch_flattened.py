import torch
import torch.nn as nn
import torch.nn.functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.fc = nn.Linear(8 * 8 * 8, 4)

    def forward(self, x):
        x = F.relu(self.conv(x))
        x = x.view(-1, 8 * 8 * 8)
        return self.fc(x)


images, labels = torch.randn(5, 3, 16, 16), torch.randint(0, 4, (5,))
loss = F.cross_entropy(Net()(images), labels)
loss.backward()
print(loss.shape)
