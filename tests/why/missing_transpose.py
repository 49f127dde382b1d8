import torch
import torch.nn as nn
import torch.nn.functional as F


class Scores(nn.Module):
    def forward(self, query, key):
        return torch.bmm(query, key)


print(Scores()(torch.randn(2, 5, 16), torch.randn(2, 7, 16)).shape)
