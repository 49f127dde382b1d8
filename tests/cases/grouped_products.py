# Products of groups of rows with a matrix each.
import torch
import torch.nn.functional as F

tokens = torch.randn(8, 4)  #: [8, 4]
experts = torch.randn(3, 4, 8, requires_grad=True)  #: [3, 4, 8]
ends = torch.tensor([2, 4, 8], dtype=torch.int32)  #: int32[3]
mixed = F.grouped_mm(tokens, experts, offs=ends)  #: [8, 8]
mixed.square().sum().backward()
batched = F.grouped_mm(torch.randn(3, 2, 4), experts)  #: [3, 2, 8]
weights = F.grouped_mm(torch.randn(4, 8), torch.randn(8, 12), offs=ends)  #: [3, 4, 12]
columns = F.grouped_mm(torch.randn(3, 7, 4), torch.randn(4, 8), offs=ends)  #: [7, 8]
swapped = F.grouped_mm(tokens, torch.randn(3, 8, 4).transpose(1, 2), offs=ends)  #: [8, 8]
for a, b, offsets in [(torch.randn(8, 8), experts, ends), (tokens, experts, None), (tokens, experts, ends.long()),
                      (tokens, torch.randn(4, 4, 8), ends), (torch.randn(8, 6), torch.randn(3, 6, 8), ends)]:
    try:
        F.grouped_mm(a, b, offs=offsets)
    except RuntimeError as error:
        print(error)
