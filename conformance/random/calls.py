"""A third kind of random programs: calls with arguments that are nearly right, and in many cases are not.

Losses with targets of every type and every reduction, convolutions whose weight, bias or groups do not go with the input,
normalisations, poolings, operators in place that broadcast, out=, scattering and gathering with sizes that do not fit,
mixed types, tensors without dimensions and without elements, named arguments.  Templates are as in generate_wide.py;
`Calls.choose` has what may stand in braces besides.
"""
import re

from generate import DTYPES as COMMON
from generate import index, join, part, reshape, unpack
from generate_wide import ACTIVATIONS, BINARY, DTYPES, REDUCTIONS, UNARY, Wide

IN_PLACE = ("add sub mul div true_divide floor_divide remainder fmod pow atan2 copysign eq ne lt le gt ge logical_and logical_or logical_xor "
            "bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift lerp copy fmod hypot nextafter gcd lcm "
            "clamp_min clamp_max arctan2 multiply subtract divide not_equal greater less_equal igamma xlogy heaviside float_power").split()
# By family, so that each is drawn as often as another, however many lines it has.
FAMILIES = {}
FAMILIES["losses"] = """
F.mse_loss({t}, {same}, reduction={r})
F.mse_loss({t}, target={same}, weight={same2})
F.mse_loss(input={t}, target={u})
F.l1_loss({t}, {same}, reduction={r})
F.smooth_l1_loss({t}, {same}, reduction={r}, beta={x})
F.huber_loss({t}, {same}, {r}, {x})
F.nll_loss({f}, {y})
F.nll_loss({f}, {y}, weight={w}, reduction={r})
F.nll_loss({f}, target={y}, ignore_index={i})
F.cross_entropy({f}, {y})
F.cross_entropy({f}, {y}, reduction={r})
F.cross_entropy({f}, {y}, weight={w}, label_smoothing=0.1)
F.cross_entropy({f}, {same})
F.cross_entropy({f}, {same}, {w}, reduction={r})
F.cross_entropy(input={f}, target={y}, ignore_index={i}, reduction={r})
F.binary_cross_entropy({f}.sigmoid(), {same}, reduction={r})
F.binary_cross_entropy({f}.sigmoid(), {same}, weight={u})
F.binary_cross_entropy_with_logits({f}, {same}, reduction={r})
F.binary_cross_entropy_with_logits({f}, {same}, {w}, pos_weight={w2})
F.kl_div({f}, {same}, reduction={r2})
F.kl_div({f}, {u}, log_target={B}, reduction={r2})
F.poisson_nll_loss({f}, {same}, log_input={B}, full={B2}, reduction={r})
F.gaussian_nll_loss({f}, {same}, {same2}.abs(), reduction={r})
F.gaussian_nll_loss({f}, {same}, torch.ones({shape0}), full={B})
F.soft_margin_loss({t}, {same}, reduction={r})
F.hinge_embedding_loss({t}, {same}, margin={x}, reduction={r})
F.margin_ranking_loss({t}, {same}, {same2}, {x}, reduction={r})
F.multi_margin_loss({f}, {y}, p={n}, reduction={r})
F.multi_margin_loss({f}, {y}, weight={w})
F.multilabel_margin_loss({f}, {same}.long(), reduction={r})
F.multilabel_margin_loss({f}, {same})
F.multilabel_soft_margin_loss({f}, {same}, weight={w}, reduction={r})
F.cosine_embedding_loss({f}, {same}, {y}, margin=0.5, reduction={r})
F.triplet_margin_loss({f}, {same}, {same2}, p={n}, reduction={r})
F.triplet_margin_loss({f}, {same}, {u}, swap={B})
F.triplet_margin_with_distance_loss({f}, {same}, {same2}, margin={x})
F.ctc_loss({f}, {y}, {ls}, {ls2}, reduction={r})
F.ctc_loss({f}, torch.ones({n}, {n2}, dtype={D}), ({n}, {n}), ({n2}, {n2}), blank={i})
nn.MSELoss(reduction={r})({t}, {same})
nn.L1Loss()({t}, {u})
nn.NLLLoss({w}, reduction={r})({f}, {y})
nn.NLLLoss2d()({f}, {y})
nn.CrossEntropyLoss({w}, reduction={r})({f}, {y})
nn.CrossEntropyLoss(ignore_index={i}, label_smoothing={x})({f}, {y})
nn.BCELoss({w})({f}.sigmoid(), {same})
nn.BCEWithLogitsLoss(reduction={r}, pos_weight={w})({f}, {same})
nn.KLDivLoss(reduction={r2}, log_target={B})({f}, {same})
nn.SmoothL1Loss(beta={x})({t}, {same})
nn.HuberLoss(delta={x})({t}, {u})
nn.PoissonNLLLoss(full={B})({f}, {same})
nn.SoftMarginLoss(reduction={r})({t}, {same})
nn.MarginRankingLoss(margin={x})({t}, {same}, {y})
nn.MultiMarginLoss({n}, weight={w})({f}, {y})
nn.MultiLabelMarginLoss(reduction={r})({f}, {same}.long())
nn.CosineEmbeddingLoss(reduction={r})({f}, {same}, {y})
nn.TripletMarginLoss(reduction={r})({f}, {same}, {same2})
nn.AdaptiveLogSoftmaxWithLoss({k}, 10, [2, 5])({f}, {y})
"""
FAMILIES["convolutions"] = """
F.conv1d({i3}, {w3}, {bias}, stride={n}, padding={p}, dilation={n2}, groups={g})
F.conv1d({i3}, weight={w3}, bias={bias}, groups={g})
F.conv1d({t}, {w3})
F.conv2d({i4}, {w4}, {bias}, stride={l}, padding={p}, groups={g})
F.conv2d({i4}, {w4}, padding={sv}, dilation={n})
F.conv2d(input={i4}, weight={w4}, bias={bias}, stride={l}, padding={l2}, dilation={n}, groups={g})
F.conv2d({t}, {w4}, {bias})
F.conv3d({i5}, {w5}, {bias}, {n}, {p}, 1, {g})
F.conv3d({t}, {w5})
F.conv_transpose1d({i3}, {v3}, {bias}, stride={n}, padding={p}, output_padding={p2}, groups={g})
F.conv_transpose2d({i4}, {v4}, {bias}, {n}, {l}, output_padding={p2}, groups={g}, dilation={n2})
F.conv_transpose2d({t}, {v4}, bias={bias})
F.conv_transpose3d({i5}, {v5}, {bias}, stride={n})
torch.conv1d({i3}, {w3}, {bias}, {n}, {sv})
torch.conv2d({i4}, {w4}, None, {l}, {p}, {n}, {g})
torch.convolution({i4}, {w4}, {bias}, [1, 1], [{p}, 0], [1, 1], {B}, [0, 0], {g})
torch.conv_tbc({i3}, {w3}, {bias0}, pad={p})
nn.Conv1d({c}, {n}, {n2}, padding={p}, groups={g}, dtype={T})({t})
nn.Conv2d({c}, {n}, {l}, stride={n2}, padding={sv}, bias={B})({i4})
nn.Conv2d({c}, {c}, 2, groups={g}, padding_mode={q4}, padding={p})({t})
nn.Conv3d({c}, {n}, 1, dtype={T})({t})
nn.ConvTranspose1d({c}, {n}, {n2}, stride={n}, padding={p}, output_padding={p2})({t})
nn.ConvTranspose2d({c}, {n}, {l}, groups={g}, dilation={n2}, bias={B})({i4})
nn.ConvTranspose2d({c}, {n}, 2, stride=2)({t}, output_size=({k}, {n2}))
nn.LazyConv1d({n}, {n2})({t})
nn.LazyConvTranspose2d({n}, {n2})({t})
nn.Unfold({l}, stride={n})({t})
F.unfold({t}, {l}, padding={p}, stride={n})
F.fold({t}, output_size=({n}, {k}), kernel_size={l})
"""
FAMILIES["normalisations"] = """
F.batch_norm({t}, {w}, {w2}, training={B})
F.batch_norm({t}, {w}, {w2}, weight={w3_}, bias={w4_}, eps={x})
F.batch_norm(input={t}, running_mean=None, running_var=None, training={B})
F.layer_norm({t}, ({k},), {wk}, {wk2})
F.layer_norm({t}, {t}.shape[{i}:], eps=0.1)
F.layer_norm({t}, normalized_shape={sh}, weight={wk})
F.group_norm({t}, {g}, {w}, {w2})
F.group_norm({t}, num_groups={n}, weight={w}, eps={x})
F.instance_norm({t}, {w}, {w2}, use_input_stats={B})
F.instance_norm({t}, weight={w}, bias={w2})
F.rms_norm({t}, ({k},), {wk})
F.rms_norm({t}, {sh})
F.local_response_norm({t}, size={n}, alpha={x})
F.normalize({t}, p={n}, dim={d}, eps=0.1)
F.normalize({t}, dim={d}, out={out})
torch.native_layer_norm({t}, {sh}, {wk}, {wk2}, 1e-5)
torch.native_group_norm({t}, {w}, {w2}, {n}, {c}, {k}, {g}, 1e-5)
torch.native_batch_norm({t}, {w}, {w2}, None, None, {B}, 0.1, 1e-5)
torch.batch_norm({t}, {w}, {w2}, None, None, {B}, 0.1, 1e-5, False)
torch.group_norm({t}, {g}, {w}, {w2})
torch.layer_norm({t}, {sh})
nn.BatchNorm1d({c}, dtype={T})({t})
nn.BatchNorm2d({c}, momentum=None, track_running_stats={B})({t})
nn.BatchNorm3d({c}).eval()({t})
nn.InstanceNorm1d({c}, affine={B}, track_running_stats={B2})({t})
nn.InstanceNorm2d({c})({t})
nn.InstanceNorm3d({c})({t})
nn.GroupNorm({g}, {c}, affine={B})({t})
nn.LayerNorm({sh})({t})
nn.RMSNorm({sh}, dtype={T})({t})
nn.LazyBatchNorm1d()({t})
nn.SyncBatchNorm({c})({t})
"""
FAMILIES["poolings"] = """
F.max_pool1d({t}, {n}, {n2}, padding={p}, dilation={p2}, ceil_mode={B})
F.max_pool1d({t}, kernel_size={n}, return_indices=True)
F.max_pool2d({t}, {l}, stride={n}, padding={p}, ceil_mode={B})
F.max_pool2d({t}, kernel_size={l}, dilation={n}, return_indices={B})
F.max_pool3d({t}, {n}, {n2}, {p})
F.avg_pool1d({t}, {n}, padding={p}, count_include_pad={B})
F.avg_pool2d({t}, {l}, {n}, {p}, divisor_override={p2})
F.avg_pool2d({t}, kernel_size={l}, stride={l2}, ceil_mode={B})
F.avg_pool3d({t}, {n}, stride={n2}, padding={p})
F.adaptive_avg_pool1d({t}, {n})
F.adaptive_avg_pool2d({t}, {l})
F.adaptive_avg_pool2d({t}, (None, {p}))
F.adaptive_avg_pool3d({t}, ({n}, None, {p}))
F.adaptive_max_pool1d({t}, {p}, return_indices={B})
F.adaptive_max_pool2d({t}, ({n}, {p}))
F.adaptive_max_pool3d({t}, {n})
F.lp_pool1d({t}, {n}, {n2}, ceil_mode={B})
F.lp_pool2d({t}, {n}, {l}, {n2})
F.lp_pool3d({t}, 2, {n})
F.max_unpool1d({t}, {same}.long(), {n}, {n2})
F.max_unpool2d({t}, {same}.long() * 0, {l}, padding={p})
F.max_unpool2d({t}, {same}, 2, output_size=({n}, {n2}))
F.max_unpool3d({t}, {same}.long(), {n})
F.fractional_max_pool2d({t}, {l}, output_size=({n}, {n2}), return_indices={B})
F.fractional_max_pool3d({t}, {n}, output_ratio=0.5)
nn.MaxPool1d({n}, stride={n2}, padding={p})({t})
nn.MaxPool2d({l}, {p}, dilation={n})({t})
nn.MaxPool3d({n}, return_indices={B})({t})
nn.AvgPool1d({n}, {n2}, {p})({t})
nn.AvgPool2d({l}, stride={p})({t})
nn.AvgPool3d({n}, divisor_override={p})({t})
nn.AdaptiveAvgPool1d({l})({t})
nn.AdaptiveAvgPool2d({l})({t})
nn.AdaptiveMaxPool3d(({n}, {n2}, {p}))({t})
nn.LPPool3d(2, {n})({t})
nn.MaxUnpool2d({n}, {n2})({t}, {same}.long())
"""
FAMILIES["writing"] = """
{t}.index_put(({ix},), {u})
{t}.index_put_(({ix}, {ix2}), {vals})
{t}.index_put_(indices=({ix},), values={vals}, accumulate={B})
torch.index_put({t}, [{ix}, None, {ix2}], {vals})
({t}.__setitem__({ix}, {vals}), {t})[1]
({t}.__setitem__(({ix}, {ix2}), {vals}), {t})[1]
({t}.__setitem__((slice(0, {n}), {ix}), {vals}), {t})[1]
({t}.__setitem__((..., {i}), {vals}), {t})[1]
({t}.__setitem__({t} > 0, {vals}), {t})[1]
{t}.scatter({d}, {I}, {x})
{t}.scatter({d}, index={I}, src={same})
{t}.scatter_({d}, {I}, {u})
{t}.scatter_(dim={d}, index={I}, value={x}, reduce={q2})
{t}.scatter_add_({d}, {I}, {same})
{t}.scatter_add(dim={d}, index={I}, src={u})
{t}.scatter_reduce({d}, {I}, {same}, reduce={R}, include_self={B})
torch.scatter_reduce({t}, {d}, {I}, {u}, {R})
torch.scatter({t}, {d}, {I}, {same}, out={out})
{t}.gather({d}, {I}, sparse_grad={B})
torch.gather({t}, dim={d}, index={I}, out={out})
torch.gather(input={t}, dim={d}, index={u})
{t}.index_select({d}, {ix})
torch.index_select({t}, dim={d}, index={ix}, out={out})
{t}.index_add_({d}, {ix}, {part}, alpha={x})
torch.index_add({t}, {d}, {ix}, {part})
{t}.index_copy_({d}, {ix}, {part})
torch.index_copy(input={t}, dim={d}, index={ix}, source={part})
{t}.index_fill_({d}, {ix}, {x})
{t}.index_fill({d}, index={ix}, value=torch.tensor({x}))
{t}.index_reduce_({d}, {ix}, {part}, {R}, include_self={B})
{t}.masked_fill_({mask}, {x})
{t}.masked_fill({mask}, torch.tensor({x}))
{t}.masked_scatter_({mask}, {same})
torch.masked_select({t}, {mask})
torch.masked_scatter({t}, mask={mask}, source={u})
{t}.put_({ix}, {vals}, accumulate={B})
torch.take({t}, {ix})
torch.take_along_dim({t}, {I}, dim={d})
{t}.select_scatter({u}, {d}, {i})
{t}.slice_scatter({part}, {d}, 0, {n})
{t}.diagonal_scatter({u}, {i}, {d}, {e})
torch.as_strided_scatter({t}, {u}, ({n}, {n2}), (1, 1))
{t}.fill_diagonal_({x})
{t}.fill_({u})
{t}.copy_({u})
{t}.set_({u})
{t}.resize_({S})
{t}.resize_as_({u})
torch.where({mask}, {t}, {u}, out={out})
torch.where(condition={mask}, input={t}, other={x})
torch.bucketize({t}, {part}.flatten().sort()[0], right={B}, out_int32={B2})
torch.searchsorted({same}, {t}, side={side})
torch.isin({t}, {u}, invert={B})
torch.bincount({ix}, weights={part}, minlength={n})
torch.nonzero({t}, as_tuple={B}) if {t}.numel() == 0 else {t}
"""
FAMILIES["out"] = """
torch.add({t}, {u}, alpha={x}, out={out})
torch.mul({t}, {u}, out={out})
torch.matmul({t}, {same}.mT, out={out})
torch.sum({t}, {d}, out={out})
torch.mean({t}, dim={d}, keepdim={B}, out={out})
torch.amax({t}, {d}, out={out})
torch.cumsum({t}, {d}, out={out})
torch.cat([{t}, {same}], {d}, out={out})
torch.stack(({t}, {same}), dim={d}, out={out})
torch.sort({t}, {d}, out=({out}, {out2}))
torch.max({t}, {d}, out=({out}, {out2}))
torch.argmax({t}, {d}, out={out})
torch.softmax({t}, {d}, out={out})
torch.clamp({t}, {x}, out={out})
torch.where({mask}, {t}, {same}, out={out})
torch.exp({t}, out={out})
torch.logical_not({t}, out={out})
torch.bitwise_and({t}, {u}, out={out})
torch.eq({t}, {u}, out={out})
torch.pow({t}, {u}, out={out})
torch.pow({t}, {x}, out={t})
torch.div({t}, {u}, rounding_mode={q3}, out={out})
torch.lerp({t}, {same}, {x}, out={out})
torch.addmm({w}, {t}, {same}.T, out={out})
torch.var({t}, {d}, out={out})
torch.prod({t}, {d}, out={out})
torch.any({t}, {d}, out={out})
torch.norm({t}, dim={d}, out={out})
torch.topk({t}, {n}, {d}, out=({out}, {out2}))
torch.arange({n}, {k}, out={out})
torch.zeros({shape}, out={out})
torch.full({shape}, {x}, out={out})
torch.linspace(0, 1, {n}, out={out})
torch.tril({t}, {i}, out={out})
torch.diff({t}, dim={d}, out={out})
torch.bmm({t}, {same}.mT, out={out})
torch.dot({t}, {same}, out={out})
torch.linalg.vector_norm({t}, {n}, dim={d}, out={out})
torch.linalg.inv({t}, out={out})
torch.roll({t}, 1, {d})
torch.round({t}, decimals={n}, out={out})
torch.logsumexp({t}, {d}, out={out})
torch.std({t}, {d}, keepdim={B}, out={out})
torch.maximum({t}, {u}, out={out})
torch.min({t}, {u}, out={out})
torch.nan_to_num({t}, {x}, out={out})
torch.hstack([{t}, {same}], out={out})
torch.take({t}, {ix}, out={out})
torch.masked_select({t}, {mask}, out={out})
torch.outer({t}, {same}, out={out})
torch.fft.fft({t}, dim={d}, out={out})
"""
FAMILIES["named"] = """
torch.sum(input={t}, dim={d}, keepdim={B}, dtype={D})
torch.sum({t}, axis={d})
{t}.sum(dim=({d}, {e}), dtype={D})
{t}.mean({d}, keepdim={B}, dtype={D})
{t}.max(dim={d}, keepdim={B})
{t}.min({u})
{t}.prod({d}, {B}, dtype={D})
{t}.std(dim={d}, correction={n})
{t}.var(({d}, {e}), unbiased={B})
{t}.any({d}, keepdim={B})
{t}.all(dim=({d}, {e}))
torch.argmin({t}, dim={d}, keepdim={B})
{t}.flatten(start_dim={i}, end_dim={d})
{t}.unsqueeze(dim={d}).squeeze(dim={e})
{t}.transpose(dim0={d}, dim1={e})
torch.permute(input={t}, dims=({P}))
{t}.movedim({d}, {e}).contiguous()
{t}.repeat(repeats=({n}, {n2}))
{t}.repeat_interleave(repeats={n}, dim={d})
{t}.repeat_interleave({ix}, {d})
{t}.expand(size=({S},))
{t}.split(split_size={n}, dim={d})
torch.split({t}, split_size_or_sections=[{n}, {n2}], dim={d})
torch.chunk(input={t}, chunks={n}, dim={d})
torch.tensor_split({t}, {ix}, dim={d})
torch.tensor_split({t}, indices_or_sections={n}, dim={d})
torch.stack(tensors=({t}, {u}), dim={d})
torch.cat(tensors=[{t}, {u}], dim={d})
torch.cat([{t}, {same}, {t}[:0]], axis={d})
torch.clamp(input={t}, min={x}, max={u})
torch.topk(input={t}, k={n}, dim={d}, largest={B})
torch.sort(input={t}, dim={d}, descending={B}, stable={B2})
{t}.kthvalue(k={n}, dim={d})
{t}.cumsum(dim={d}, dtype={D})
torch.cumprod(input={t}, dim={d})
torch.softmax(input={t}, dim={d}, dtype={D})
F.log_softmax({t}, {d}, dtype={D})
torch.addmm(input={u0}, mat1={t}, mat2={same}, beta={x}, alpha={x2})
torch.baddbmm({u0}, {t}, {same}, alpha={x})
torch.matmul(input={t}, other={same})
torch.linspace(start=0, end={x}, steps={n}, dtype={D})
torch.arange(start={i}, end={k}, step={x}, dtype={D})
torch.full(size={shape}, fill_value={x}, dtype={D})
torch.eye({n}, m={p}, dtype={D})
torch.diag_embed({t}, offset={i}, dim1={d}, dim2={e})
torch.diagonal({t}, offset={i}, dim1={d}, dim2={e})
torch.roll({t}, shifts=({n}, {i}), dims=({d}, {e}))
torch.rot90({t}, k={i}, dims=({d}, {e}))
torch.narrow({t}, dim={d}, start={i}, length={n})
{t}.unfold(dimension={d}, size={n}, step={n2})
{t}.unflatten(dim={d}, sizes=({n}, {p}))
{t}.reshape(shape=({S},))
{t}.view(size=({S},))
{t}.view({D})
torch.nn.functional.pad({t}, pad=({p}, {i}), value={x})
F.pad({t}, ({p}, {n}, {i}, {p2}), mode={q4})
F.pad({t}, ({p},))
F.interpolate({t}, size={l}, mode={q5}, align_corners={B})
F.interpolate({t}, scale_factor={x}, mode={q5}, antialias={B})
F.grid_sample({t}, torch.zeros({n}, 2, {n2}, 2, dtype={T}), mode={q7}, align_corners={B})
F.affine_grid(torch.zeros({n}, 2, {n2}), size=({n}, 1, {k}, 2), align_corners={B})
F.pixel_shuffle({t}, upscale_factor={n})
F.one_hot({ix}, num_classes={n})
F.embedding({ix}, {same}, padding_idx={i})
F.embedding_bag({ix}, {same}, offsets={ix2}, mode={q8})
F.linear({t}, {wl}, {w})
F.linear(input={t}, weight={same}, bias={bias0})
F.bilinear({t}, {same}, torch.zeros({n}, {k}, {k0}, dtype={T}), {w})
F.scaled_dot_product_attention({t}, {same}, {same2}, attn_mask={mask}, is_causal={B})
F.dropout({t}, p={x}, training={B}, inplace={B2})
F.softmax({t}, dim={d}, dtype={D})
F.glu(input={t}, dim={d})
F.prelu({t}, weight={w})
F.cosine_similarity({t}, {u}, dim={d})
F.pairwise_distance({t}, {same}, p={n}, keepdim={B})
torch.cdist({t}, {same}, p={x})
torch.einsum({eq}, {t}, {same})
torch.einsum({eq}, {t})
torch.tensordot({t}, {same}, dims=([{d}], [{e}]))
torch.cross({t}, {same}, dim={d})
torch.quantile({t}, q={x}, dim={d}, keepdim={B})
torch.histc({t}, bins={n}, min={x}, max={x2})
torch.diff({t}, n={n}, dim={d}, prepend={same})
torch.cov({t}, correction={n}, fweights={ix})
torch.meshgrid({t}, {same}, indexing='xy')
torch.block_diag({t}, {u}, {same})
torch.broadcast_to({t}, size=({S},))
torch.vander({t}, N={n}, increasing={B})
torch.isclose({t}, {u}, rtol={x})
torch.allclose({t}, {same})
torch.result_type({t}, {u})
torch.complex({t}, {same})
torch.view_as_complex({t}.unsqueeze(-1).expand(*{t}.shape, 2).contiguous())
torch.nn.utils.rnn.pad_sequence([{t}, {u}], batch_first={B})
torch.nn.utils.rnn.pack_padded_sequence({t}, {ls}, enforce_sorted={B})[0]
{t}.to(dtype={D}, copy=True)
{t}.type_as(other={u})
{t}.new_zeros(({S},), dtype={D})
{t}.new_full(size={shape}, fill_value={x})
torch.ones_like({t}, dtype={D}, requires_grad={B})
torch.rand({shape}, dtype={D})
torch.randint({i}, {n}, {shape}, dtype={D})
torch.randperm({p}, dtype={D})
torch.normal({x}, {u})
torch.normal(mean={t}, std={same}.abs())
torch.multinomial({t}, {n}, replacement={B})
{t}.requires_grad_({B})
{t}.item() * {same}
{t}.T @ {same}
{t}[{t} > 0].reshape(-1, {n}).new_zeros(3)
nn.Linear({k}, {n}, bias={B}, dtype={T})({t})
nn.Bilinear({k}, {k2}, {n})({t}, {same})
nn.Embedding({n}, {n2}, padding_idx={i})({ix})
nn.LSTM(input_size={k}, hidden_size={n}, batch_first={B}, dtype={T})({t})
nn.GRU({k}, {n}, num_layers=2)({t}, torch.zeros(2, {k0}, {n}))
nn.LSTMCell({k}, {n})({t}, (torch.zeros({k0}, {n}), torch.zeros({k0}, {n2})))
nn.MultiheadAttention({k}, {n}, batch_first={B})({t}, {same}, {same2}, need_weights={B2})
nn.MultiheadAttention({k}, 1)({t}, {same}, {same}, attn_mask={mask})
nn.TransformerEncoderLayer({k}, {n}, dim_feedforward=4, batch_first={B})({t}, src_key_padding_mask={mask})
nn.Sequential(nn.Linear({k}, {n}), nn.ReLU(), nn.Linear({n2}, 1))({t})
nn.Sequential(nn.Conv2d({c}, {n}, 2), nn.BatchNorm2d({n}), nn.Flatten(), nn.LazyLinear({n2}))({t})
nn.Unflatten({d}, ({n}, {p}))({t})
nn.Flatten({i}, {d})({t})
nn.PReLU({n}, dtype={T})({t})
nn.Softmax(dim={d})({t})
"""
LINES = {family: [line for line in text.strip().splitlines() if "(" in line] for family, text in FAMILIES.items()}
WORDS = {"r": ["none", "mean", "sum"], "r2": ["none", "mean", "sum", "batchmean"], "sv": ["same", "valid"], "side": ["left", "right"],
         "q7": ["bilinear", "nearest", "bicubic"], "q8": ["mean", "sum", "max"],
         "eq": ["ij,jk->ik", "...i,...i", "ii", "i,j", "bij,bjk", "ij->ji", "...ij,...jk->...ik", "ab,ab->", "i...->..."]}
PLAIN = "torch.float32"


class Calls(Wide):
    """Every second line or so wants a tensor of the right rank first; what goes with it is right in four of five cases."""

    ENDS = 0.35
    wanted = None  # the rank that the next line wants of its tensor

    @staticmethod
    def is_careless(seed):
        return seed % 4 != 0

    def kinds(self):
        return KINDS

    def sizes(self, rank=None):
        rank = self.one([0, 1, 2, 2, 3, 3, 4, 4, 5]) if rank is None else rank
        return [0 if self.chance(0.06) else self.one([1, 2, 2, 3, 3, 4, 4, 5, 6, 8]) for _ in range(rank)]

    def odd(self):
        return self.careless and self.chance(0.15)

    def made(self, sizes, dtype):
        """A tensor that is written down; of another type now and then."""
        dtype = self.one(DTYPES) if self.odd() else dtype
        return f"torch.randn({tuple(sizes)})" if dtype == PLAIN else f"torch.zeros({tuple(sizes)}, dtype={dtype})"

    def off(self, shape):
        """The sizes, one of them, or their number, now and then another."""
        shape = list(shape)
        if shape and self.odd():
            at = self.rng.randrange(len(shape))
            shape[at] = max(0, shape[at] + self.one([-1, 1, 2]))
        if self.careless and self.chance(0.07):
            shape = self.one([shape[1:], shape[:-1], [1, *shape], [*shape, 2]])
        return shape

    def choose(self, key, t, shape, dtype):
        kind = key.rstrip("0_") if key not in WORDS else key
        channels = shape[1] if len(shape) > 1 else 2
        floating = dtype if "float" in dtype or "complex" in dtype else PLAIN
        if kind in WORDS:
            return repr("avg" if kind[0] == "r" and self.careless and self.chance(0.04) else self.one(WORDS[kind]))
        if kind == "f":
            return t if "float" in dtype or self.odd() else f"{t}.float()"
        if kind in ("same", "same2"):
            return self.one([t, self.made(self.off(shape), floating), self.made(self.off(shape), dtype)])
        if kind == "y":
            classes = self.off(shape[:1] + shape[2:])
            return self.one([f"torch.zeros({tuple(classes)}, dtype={self.one(COMMON) if self.odd() else 'torch.int64'})"] * 3
                            + [f"{t}.argmax({self.one([0, 1, -1])})"])
        if kind in ("w", "w2", "w3", "w4") and key != "w3" and key != "w4" or key.endswith("_"):
            return self.one(["None", *[self.made(self.off([channels]), floating)] * 3])
        if kind in ("wk", "wk2"):
            return self.one(["None", self.made(self.off(shape[-1:]), floating), self.made(self.off(shape[-1:]), floating)])
        if kind == "wl":
            return self.made(self.off([self.one([1, channels, 3]), shape[-1] if shape else 1]), dtype)
        if kind in ("i3", "i4", "i5"):
            rank = int(kind[1])
            found = self.name(lambda v: v.dim() == rank and v.is_floating_point())
            self.input = found or self.made([self.one([1, 2]), self.one([1, 2, 3, 4]), *(self.one([2, 3, 5]) for _ in range(rank - 2))], PLAIN)
            return self.input
        if kind in ("w3", "w4", "w5", "v3", "v4", "v5"):
            # A weight for the input that was chosen, or for t.
            of = self.values.get(self.input)
            if of is not None:
                inputs, floating = (of.shape[1] if of.dim() > 1 else 2), str(of.dtype)
            else:
                match = re.match(r"torch\.\w+\(\(\d+, (\d+)", self.input or "")
                inputs = int(match.group(1)) if match else channels
            self.groups = self.one([g for g in (1, 1, 1, 2, 3, 4) if inputs % g == 0])
            self.outputs = self.groups * self.one([1, 2, 3])
            window = [self.one([1, 1, 2, 3]) for _ in range(int(kind[1]) - 2)]
            per = inputs // self.groups
            return self.made(self.off([self.outputs, per, *window] if kind[0] == "w" else [inputs, self.outputs // self.groups, *window]), floating)
        if kind == "bias":
            return self.one(["None", self.made(self.off([self.outputs or channels]), floating)])
        if kind == "g":
            return self.slip(self.groups or self.one([1, 1, 2, channels or 1]))
        if kind == "l":
            return self.one([1, 2, 2, 3, (1, 2), (2, 1), (3, 2)] + ([(2,), (1, 1, 2), 0, (2, -1)] if self.odd() else []))
        if kind == "l2":
            return self.one([1, 2, (1, 2), (2, 1)])
        if kind in ("p", "p2"):
            return self.one([0, 0, 0, 1, 1, 2] + ([-1, 3] if self.odd() else []))
        if kind == "sh":
            cut = self.rng.randrange(len(shape)) if shape else 0
            return tuple(self.off(shape[cut:]))
        if kind == "shape":
            return tuple(self.off(shape))
        if kind in ("ls", "ls2"):
            return self.one([f"torch.tensor([{self.one([1, 2])}, 1])", f"({self.one([1, 2])}, 1)", f"torch.full(({channels},), {self.one([1, 2])})"])
        if kind in ("ix", "ix2"):
            good = ["torch.tensor([0])", "torch.tensor([0, 0])", "torch.tensor(0)", "torch.tensor([[0], [0]])", "torch.zeros((0,), dtype=torch.int64)"]
            bad = ["torch.tensor([0.0])", "torch.zeros((3,), dtype=torch.int32)", "torch.zeros((2, 3), dtype=torch.int64)", "torch.tensor([True, False])",
                   "torch.tensor([-1])", "torch.zeros((2,), dtype=torch.uint8)"]
            return self.one(bad if self.odd() else good)
        if kind == "vals":
            return self.one([self.partner(t), f"torch.tensor({self.one([0, 1.5, True])})", self.made(self.off(shape[1:]), dtype), self.made([2], dtype)])
        if kind == "part":
            sizes = list(shape)
            if sizes:
                sizes[self.rng.randrange(len(sizes))] = self.one([1, 2])
            return self.made(self.off(sizes), dtype)
        if kind == "mask":
            mask = [1 if self.chance(0.2) else n for n in self.off(shape)]
            return self.one([f"{t} > 0", f"torch.zeros({tuple(mask)}, dtype={self.one(DTYPES) if self.odd() else 'torch.bool'})", f"{t}.bool()"])
        if kind in ("out", "out2"):
            known = self.tensor()
            return self.one([self.made(self.off(shape), dtype), self.made(self.off(shape), dtype), f"torch.empty(0, dtype={dtype})", f"torch.empty({tuple(shape)})",
                             t if self.chance(0.3) else known, f"torch.empty((0,), dtype={self.one(DTYPES)})", f"torch.empty_like({t})"])
        return super().choose(key, t, shape, dtype)

    def tensor(self, rank=0, at_most=9, floating=False):
        return self.wanted is not None and self.name(lambda v: v.dim() == self.wanted) or super().tensor(rank, at_most, floating)

    def fill(self, template):
        self.input = self.groups = self.outputs = None
        return super().fill(template)


def family(name):
    def line(w):
        text = w.one(LINES[name])
        rank = re.search(r"([123])d", text)
        if rank and w.chance(0.7) or name == "losses" and w.chance(0.4):
            wanted = int(rank.group(1)) + w.one([1, 2, 2]) if rank else w.one([1, 2, 2, 3])
            if w.name(lambda v: v.dim() == wanted) is None:
                return w.made(w.sizes(wanted), PLAIN)
            w.wanted = wanted
        try:
            return w.fill(text)
        finally:
            w.wanted = None
    return line


def in_place(w):
    t = w.tensor()
    if not t:
        return None
    other = w.partner(t) if w.chance(0.7) else w.fresh(w.off(w.values[t].shape))
    return w.one([f"{t}.{w.one(IN_PLACE)}_({other})", f"torch.Tensor.{w.one(IN_PLACE)}_({t}, other={other})", f"{t}.{w.one(UNARY)}_()" if w.chance(0.5) else
                  f"{t}.{w.one(IN_PLACE[:6])}_({other})"])


def mixed(w):
    t = w.tensor()
    if not t:
        return None
    name, other = w.one(BINARY), w.one([w.tensor(), w.partner(t), w.fresh(w.off(w.values[t].shape), w.one(DTYPES))])
    return w.one([f"torch.{name}({t}, {other})", f"torch.{name}(input={t}, other={other})", f"torch.{name}({other}, {t})", f"{t}.{name.split('.')[-1]}({other})",
                  f"torch.{w.one(UNARY)}({t})", f"F.{w.one(ACTIVATIONS)}({t})", f"F.{w.one(ACTIVATIONS)}({t}, inplace=True)",
                  f"torch.{w.one(REDUCTIONS)}({t}, dim={w.dim(t)}, keepdim={w.one(['True', 'False'])})"])


def start(w):
    return w.fresh(w.sizes()) if w.chance(0.8) else w.one([f"torch.tensor({w.one(['3', '2.5', 'True', '[]', '[[], []]', '[1, 2]', '[[1.0], [2.0]]'])})",
                                                             f"torch.full({tuple(w.sizes())}, {w.one(['1', '0.5', 'True', '1j'])})"])


KINDS = ([start] * 4 + [family("losses")] * 5 + [family("convolutions")] * 4 + [family("normalisations")] * 3 + [family("poolings")] * 3
         + [family("writing")] * 5 + [family("out")] * 4 + [family("named")] * 6 + [in_place] * 4 + [mixed] * 4 + [index, join, part, reshape, unpack])
