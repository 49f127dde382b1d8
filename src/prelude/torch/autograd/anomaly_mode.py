"""Finding the forward of a failing backward: nothing to find here. docs: torch.autograd.detect_anomaly"""
import warnings


class detect_anomaly:
    """docs: torch.autograd.detect_anomaly"""

    def __init__(self, check_nan=True):
        self.check_nan = check_nan
        warnings.warn('Anomaly Detection has been enabled. This mode will increase the runtime and should only be '
                      'enabled for debugging.', stacklevel=2)

    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass


class set_detect_anomaly:
    """docs: torch.autograd.set_detect_anomaly"""

    def __init__(self, mode, check_nan=True):
        pass

    def __enter__(self):
        pass

    def __exit__(self, *args):
        pass
