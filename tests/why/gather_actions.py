import torch
import torch.nn as nn
import torch.nn.functional as F


net = nn.Linear(4, 2)
states, actions = torch.randn(32, 4), torch.randint(0, 2, (32,))
chosen = net(states).gather(1, actions)
print(F.smooth_l1_loss(chosen, torch.zeros(32)).shape)
