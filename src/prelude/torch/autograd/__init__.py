"""docs: torch.autograd"""
