"""Devices in rows and columns: the kind alone. docs: torch.distributed.device_mesh"""
from torch._names import gap, module_gap


class DeviceMesh:
    """docs: torch.distributed.device_mesh.DeviceMesh"""

    def __new__(cls, *args, **kwargs):
        return gap('torch.distributed.device_mesh.DeviceMesh')


def init_device_mesh(device_type, mesh_shape, *, mesh_dim_names=None, backend_override=None):
    """docs: torch.distributed.device_mesh.init_device_mesh"""
    return gap('torch.distributed.device_mesh.init_device_mesh')


__getattr__ = module_gap('torch.distributed.device_mesh')
