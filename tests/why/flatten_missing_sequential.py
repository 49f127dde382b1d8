import torch
import torch.nn as nn
import torch.nn.functional as F


backbone = nn.Sequential(nn.Conv2d(3, 16, 3, stride=2, padding=1), nn.ReLU(), nn.AdaptiveAvgPool2d(1))
head = nn.Linear(16, 5)
images = torch.randn(2, 3, 64, 64)
features = backbone(images)
print(head(features).shape)
