"""Not modelled: everything in it is a gap. docs: torch.ao.quantization.quantize_fx"""
from torch._names import module_gap

__getattr__ = module_gap('torch.ao.quantization.quantize_fx')
