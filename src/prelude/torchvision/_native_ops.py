"""torchvision's native operators, which are called as torch.ops.torchvision.NAME."""

import _shapetrace
import _torch

_unknown = _shapetrace.unknown


def _cuda_version():
    return -1


def nms(dets, scores, iou_threshold):
    if dets.dim() != 2:
        raise RuntimeError(f"boxes should be a 2d tensor, got {dets.dim()}D")
    if dets.size(1) != 4:
        raise RuntimeError(f"boxes should have 4 elements in dimension 1, got {dets.size(1)}")
    if scores.dim() != 1:
        raise RuntimeError(f"scores should be a 1d tensor, got {scores.dim()}D")
    if dets.size(0) != scores.size(0):
        raise RuntimeError("boxes and scores should have same number of elements in dimension 0, got "
                           f"{dets.size(0)} and {scores.size(0)}")
    kept = _torch.empty([dets.size(0)], dtype=_torch.int64, device=dets.device)
    if not _shapetrace.is_unknown(dets.size(0)) and dets.size(0) <= 1:
        return kept
    # How many boxes are kept depends on where they lie.
    return _torch.masked_select(kept, _torch.empty(kept.shape, dtype=_torch.bool, device=dets.device))


def qnms(dets, scores, iou_threshold):
    return nms(dets, scores, iou_threshold)


def _check_rois(input, rois):
    if rois.size(1) != 5:
        raise RuntimeError("rois must have shape as Tensor[K, 5]")
    if input.dtype != rois.dtype:
        raise RuntimeError("Expected tensor for input to have the same type as tensor for rois")


def _pooled(input, count, channels, height, width):
    return _torch.empty([count, channels, height, width], dtype=input.dtype, device=input.device)


class _Context:
    """What an operator keeps for its backward pass."""

    def save_for_backward(self, *tensors):
        self.saved_tensors = tensors


def _with_gradient(name, source, inputs, result):
    """`result` of the operator `name`; the package's own function notes what backward needs when `source` has a
    gradient."""
    if not (source.requires_grad and _torch.is_grad_enabled()):
        return result
    from torchvision import _autograd_registrations as package
    several = isinstance(result, tuple)
    first = result[0] if several else result
    first.requires_grad_()
    result = (first, *result[1:]) if several else first
    getattr(package, f"_{name}_setup_context")(_Context(), inputs, result)
    return result


def roi_align(input, rois, spatial_scale, pooled_height, pooled_width, sampling_ratio, aligned=False):
    _check_rois(input, rois)
    return _with_gradient("roi_align", input, (input, rois, spatial_scale, pooled_height, pooled_width, sampling_ratio,
                                               aligned),
                          _pooled(input, rois.size(0), input.size(1), pooled_height, pooled_width))


def roi_pool(input, rois, spatial_scale, pooled_height, pooled_width):
    _check_rois(input, rois)
    out = _pooled(input, rois.size(0), input.size(1), pooled_height, pooled_width)
    return _with_gradient("roi_pool", input, (input, rois, spatial_scale, pooled_height, pooled_width),
                          (out, _torch.empty(list(out.shape), dtype=_torch.int32)))


def _position_sensitive(name, rest, input, rois, spatial_scale, pooled_height, pooled_width):
    _check_rois(input, rois)
    cells = pooled_height * pooled_width
    if input.size(1) % cells != 0:
        raise RuntimeError("input channels must be a multiple of pooling height * pooling width")
    out = _pooled(input, rois.size(0), input.size(1) // cells, pooled_height, pooled_width)
    return _with_gradient(name, input, (input, rois, spatial_scale, pooled_height, pooled_width, *rest),
                          (out, _torch.empty(list(out.shape), dtype=_torch.int32)))


def ps_roi_align(input, rois, spatial_scale, pooled_height, pooled_width, sampling_ratio):
    return _position_sensitive("ps_roi_align", (sampling_ratio,), input, rois, spatial_scale, pooled_height,
                               pooled_width)


def ps_roi_pool(input, rois, spatial_scale, pooled_height, pooled_width):
    return _position_sensitive("ps_roi_pool", (), input, rois, spatial_scale, pooled_height, pooled_width)


def box_iou_rotated(boxes1, boxes2):
    return _torch.empty([boxes1.size(0), boxes2.size(0)], dtype=boxes1.dtype)


def deform_conv2d(input, weight, offset, mask, bias, stride_h, stride_w, pad_h, pad_w, dil_h, dil_w, n_weight_grps,
                  n_offset_grps, use_mask):
    batch, out_channels = input.size(0), weight.size(0)
    kernel = (weight.size(2), weight.size(3))
    size = [(input.size(2 + axis) + 2 * pad - (dilation * (kernel[axis] - 1) + 1)) // stride + 1
            for axis, (pad, dilation, stride) in enumerate(((pad_h, dil_h, stride_h), (pad_w, dil_w, stride_w)))]
    if weight.size(1) * n_weight_grps != input.size(1):
        raise RuntimeError(f"Expected weight.size(1) * n_weight_grps == input.size(1) but got "
                           f"{weight.size(1)} * {n_weight_grps} and {input.size(1)}")
    if offset.size(1) != n_offset_grps * 2 * kernel[0] * kernel[1]:
        raise RuntimeError("offset.shape[1] is not valid: got: "
                           f"{offset.size(1)} expected: {n_offset_grps * 2 * kernel[0] * kernel[1]}")
    out = _torch.empty([batch, out_channels] + size, dtype=input.dtype, device=input.device)
    source = weight if weight.requires_grad else offset if offset.requires_grad else input
    return _with_gradient("deform_conv2d", source, (
        input, weight, offset, mask, bias, stride_h, stride_w, pad_h, pad_w, dil_h, dil_w, n_weight_grps, n_offset_grps,
        use_mask), out)
