# What names a device, and what does not.
import torch


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for text in ["float32", "gpu", "cpu:", "cpu:0", "cuda:x", "cuda:01", "cuda:1:2", "", "mps:", "CUDA", "cpu0", "x y", "meta:0", "cuda:3"]:
    attempt(lambda: torch.device(text))
for text in ["cpu:0", "cpu:", "cuda 0", "float-32"]:
    attempt(lambda: torch.zeros(2).to(text).device)
for kind in [torch.int32, torch.bool, torch.complex64, torch.float16, "x", None, float]:
    attempt(lambda: torch.set_default_dtype(kind))
    torch.set_default_dtype(torch.float32)
