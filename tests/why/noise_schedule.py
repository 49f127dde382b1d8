import torch

T = 1000
betas = torch.linspace(1e-4, 0.02, T)
alphas_bar = torch.cumprod(1 - betas, 0)

def q_sample(x0, t):
    noise = torch.randn_like(x0)
    a = alphas_bar[t]
    return a.sqrt() * x0 + (1 - a).sqrt() * noise

x0 = torch.randn(8, 3, 32, 32)
t = torch.randint(0, T, (8,))
print(q_sample(x0, t).shape)
