# view(-1, wrong) changes the batch size silently, and the loss complains.
import torch
import torch.nn as nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, padding=1)
        self.pool = nn.MaxPool2d(2)
        self.fc = nn.Linear(8 * 8 * 8, 2)

    def forward(self, x):
        x = self.pool(torch.relu(self.conv(x)))  #: [4, 8, 16, 16]
        x = x.view(-1, 8 * 8 * 8)  #: [16, 512]
        return self.fc(x)  #: [16, 2]


net = Net()
criterion = nn.CrossEntropyLoss()
images = torch.randn(4, 3, 32, 32)  #: [4, 3, 32, 32]
labels = torch.tensor([0, 1, 1, 0])  #: int64[4]
outputs = net(images)  #: [16, 2]
print(outputs.size())
loss = criterion(outputs, labels)  #! ValueError: Expected input batch_size (16) to match target batch_size (4).
