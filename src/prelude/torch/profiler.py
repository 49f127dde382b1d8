"""Timing: nothing is timed. docs: torch.profiler"""
from _shapetrace import unknown
from torch.autograd.profiler import record_function
from torch._names import rest_of


class _Names:
    """An enumeration of which only the names matter."""

    def __init__(self, names):
        for value, name in enumerate(names.split()):
            setattr(self, name, value)


ProfilerActivity = _Names('CPU XPU MTIA CUDA HPU PrivateUse1')
ProfilerAction = _Names('NONE WARMUP RECORD RECORD_AND_SAVE')
_NOT_MEASURED = 'time and memory are not measured'


class profile:
    """docs: torch.profiler.profile"""

    def __init__(self, *, activities=None, schedule=None, on_trace_ready=None, record_shapes=False,
                 profile_memory=False, with_stack=False, with_flops=False, with_modules=False,
                 experimental_config=None, execution_trace_observer=None, acc_events=False, use_cuda=None,
                 custom_trace_id_callback=None, post_processing_timeout_s=None):
        self.on_trace_ready = on_trace_ready
        self.step_num = 0

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return False

    def start(self):
        pass

    def stop(self):
        pass

    def step(self):
        self.step_num += 1

    def key_averages(self, group_by_input_shape=False, group_by_stack_n=0):
        return unknown(_NOT_MEASURED)

    def events(self):
        return unknown(_NOT_MEASURED)

    def export_chrome_trace(self, path):
        pass

    def export_stacks(self, path, metric='self_cpu_time_total'):
        pass

    def add_metadata(self, key, value):
        pass


def schedule(*, wait, warmup, active, repeat=0, skip_first=0, skip_first_wait=0):
    """docs: torch.profiler.schedule"""
    return lambda step: ProfilerAction.NONE


def tensorboard_trace_handler(dir_name, worker_name=None, use_gzip=False):
    """docs: torch.profiler.tensorboard_trace_handler"""
    return lambda prof: None


def supported_activities():
    """docs: torch.profiler.supported_activities"""
    return {ProfilerActivity.CPU}


__getattr__ = rest_of('profiler')
