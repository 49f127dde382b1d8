import torch
import torch.nn as nn

class FiLM(nn.Module):
    def __init__(self, cond, ch):
        super().__init__()
        self.to_gb = nn.Linear(cond, ch * 2)
    def forward(self, x, c):
        gamma, beta = self.to_gb(c).chunk(2, dim=1)
        return gamma * x + beta

print(FiLM(10, 32)(torch.randn(4, 32, 16, 16), torch.randn(4, 10)).shape)
