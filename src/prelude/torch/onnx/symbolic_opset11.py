"""Not modelled: everything in it is a gap. docs: torch.onnx.symbolic_opset11"""
from torch._names import module_gap

__getattr__ = module_gap('torch.onnx.symbolic_opset11')
