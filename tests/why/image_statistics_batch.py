import torch
import torch.nn as nn
from torchvision import transforms

tf = transforms.Compose([transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))])
net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.Flatten(), nn.Linear(8 * 26 * 26, 10))
img = torch.rand(4, 1, 28, 28)
x = tf(img)
print(net(x).shape)
