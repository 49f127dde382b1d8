# LeNet written for 28x28 pictures, fed with 32x32 ones.
import torch
import torch.nn as nn
import torch.nn.functional as F


class LeNet(nn.Module):
    def __init__(self):
        super(LeNet, self).__init__()
        self.conv1 = nn.Conv2d(1, 6, 5)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(16 * 4 * 4, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), (2, 2))  #: [4, 6, 12, 12] | [4, 6, 14, 14]
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)  #: [4, 16, 4, 4] | [4, 16, 5, 5]
        x = x.view(-1, self.num_flat_features(x))  #: [4, 256] | [4, 400]
        x = F.relu(self.fc1(x))  #: [4, 120]  #! RuntimeError: mat1 and mat2 shapes cannot be multiplied (4x400 and 256x120)
        x = F.relu(self.fc2(x))  #: [4, 84]
        return self.fc3(x)  #: [4, 10]

    def num_flat_features(self, x):
        num_features = 1
        for s in x.size()[1:]:
            num_features *= s
        return num_features


net = LeNet()
ok = net(torch.randn(4, 1, 28, 28))  #: [4, 10]
print(ok.shape)
out = net(torch.randn(4, 1, 32, 32))
