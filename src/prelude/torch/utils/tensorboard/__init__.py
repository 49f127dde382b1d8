"""Logs for TensorBoard are not written.

docs: torch.utils.tensorboard
"""


class SummaryWriter:
    """docs: torch.utils.tensorboard.SummaryWriter"""

    def __init__(self, log_dir=None, comment="", purge_step=None, max_queue=10, flush_secs=120, filename_suffix=""):
        if log_dir is None:
            import _shapetrace
            log_dir = _shapetrace.unknown("a folder named after the time and the host", str)
        self.log_dir = log_dir

    def get_logdir(self):
        return self.log_dir

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def flush(self):
        pass

    def close(self):
        pass

    def add_graph(self, model, input_to_model=None, verbose=False, use_strict_trace=True):
        if input_to_model is not None:  # the graph is made by tracing, which calls the model
            import torch
            with torch.no_grad():
                model(*input_to_model) if isinstance(input_to_model, (tuple, list)) else model(input_to_model)

    def _write(self, *args, **kwargs):
        pass

    add_hparams = add_scalar = add_scalars = add_tensor = add_histogram = add_histogram_raw = add_image = _write
    add_images = add_image_with_boxes = add_figure = add_video = add_audio = add_text = add_onnx_graph = _write
    add_embedding = add_pr_curve = add_pr_curve_raw = add_custom_scalars = add_mesh = _write
    add_custom_scalars_multilinechart = add_custom_scalars_marginchart = _write


FileWriter = RecordWriter = SummaryWriter
