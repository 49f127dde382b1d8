"""A second kind of random programs: more operators, every element type, odd strides, in-place forms, out=, layers.

Most lines come from templates. In a template `t` is a tensor, and what else stands in braces is chosen to go with it (see
`Wide.fill`): `torch.cummax({t}, {d})`.
"""
import re

from generate import Writer, creation, index, join, part, reshape, unpack

DTYPES = ["torch.float32"] * 3 + ["torch.float64", "torch.float16", "torch.bfloat16", "torch.int64", "torch.int32", "torch.int16",
                                  "torch.int8", "torch.uint8", "torch.bool", "torch.complex64", "torch.complex128"]
UNARY = ("abs absolute acos acosh angle asin asinh atan atanh arccos arctan bitwise_not ceil conj cos cosh deg2rad digamma erf erfc "
         "erfinv exp exp2 expm1 fix floor frac i0 isfinite isinf isnan isneginf isposinf isreal lgamma log log10 log1p log2 "
         "logical_not logit nan_to_num neg negative positive rad2deg real imag reciprocal relu round rsqrt sgn sigmoid sign signbit sin sinc "
         "sinh sqrt square tan tanh trunc mvlgamma special.entr special.erfcx special.expit special.i0e special.i1 special.log_ndtr "
         "special.ndtr special.ndtri special.bessel_j0 conj_physical resolve_conj view_as_real view_as_complex").split()
BINARY = ("add sub mul div true_divide floor_divide remainder fmod pow float_power maximum minimum fmax fmin atan2 hypot xlogy copysign "
          "logaddexp logaddexp2 heaviside gcd lcm nextafter bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift "
          "logical_and logical_or logical_xor eq ne lt le gt ge rsub ldexp igamma igammac special.xlog1py special.zeta dist isclose "
          "complex polar not_equal less greater_equal subtract multiply divide arctan2").split()
ACTIVATIONS = ("relu relu6 gelu silu elu selu celu mish softplus softsign softshrink hardshrink hardtanh hardswish hardsigmoid "
               "leaky_relu logsigmoid tanhshrink sigmoid tanh rrelu").split()
REDUCTIONS = ("sum mean prod amax amin all any std var logsumexp argmax argmin max min median nanmedian mode nansum nanmean "
              "count_nonzero norm std_mean var_mean aminmax").split()
TEMPLATES = """
torch.cummax({t}, {d})
torch.cummin({t}, {d})
torch.logcumsumexp({t}, {d})
{t}.cumsum({d}, dtype={D})
{t}.cumprod({d})
{t}.cumsum_({d})
torch.diff({t}, n={n}, dim={d})
torch.trapezoid({t}, dim={d})
torch.cumulative_trapezoid({t}, dim={d})
torch.sort({t}, {d}, {B})
torch.sort({t}, stable=True, dim={d})
torch.msort({t})
{t}.argsort({d}, stable=True)
torch.topk({t}, {n}, {d})
{t}.topk({n})
{t}.kthvalue({n}, {d}, {B})
torch.mode({t}, {d})
torch.quantile({t}, {x}, dim={d})
torch.nanquantile({t}, torch.tensor([0.1, 0.5]), dim={d}, keepdim={B})
torch.histc({t}, bins={n})
torch.bucketize({t}, torch.tensor([0, 1]))
torch.searchsorted(torch.tensor([0.0, 1.0]), {t})
torch.isin({t}, {u})
torch.isclose({t}, {u})
torch.allclose({t}, {t})
torch.equal({t}, {u})
torch.where({t} > 0, {t}, {x})
torch.where({t}.bool(), {t}, {u})
torch.where({t}, {u}, {x})
torch.lerp({t}, {u}, {x})
torch.lerp({t}, {t}, {t})
torch.addcmul({t}, {u}, {u2})
torch.addcdiv({t}, {u}, {u2}, value={x})
{t}.addcmul_({t}, {u})
{t}.addcdiv_({t}, {u}, value=2)
{t}.lerp_({u}, 0.5)
torch.clamp({t}, {x}, {x2})
torch.clamp({t}, min={u})
torch.clip({t}, max={x})
{t}.clamp_({x})
{t}.clamp_max({u})
{t}.clamp_max_({x})
torch.cross({t}, {t})
torch.linalg.cross({t}, {u}, dim={d})
torch.cdist({t}, {t})
torch.cdist({t}, {t2}, p={n})
F.cosine_similarity({t}, {u}, dim={d})
F.pairwise_distance({t}, {u})
torch.renorm({t}, 2, {d}, 1.0)
F.normalize({t}, dim={d})
torch.linalg.norm({t})
torch.linalg.vector_norm({t}, {n}, dim={d})
torch.linalg.matrix_norm({t}, {q})
torch.norm({t}, p={n}, dim={d})
torch.norm({t}, dtype={D})
{t}.norm('fro')
torch.trace({t})
torch.tril({t}, {i})
torch.triu({t}, diagonal={i})
{t}.tril_()
{t}.triu_({i})
torch.diag({t}, {i})
torch.diag_embed({t}, {i})
torch.diagflat({t})
torch.diagonal({t}, {i}, {d}, {e})
torch.linalg.diagonal({t})
torch.diagonal_scatter({t}, {t}.diagonal())
torch.roll({t}, {n}, {d})
torch.roll({t}, ({n}, {i}), ({d}, {e}))
torch.flip({t}, ({d}, {e}))
torch.fliplr({t})
torch.flipud({t})
torch.rot90({t}, {i}, ({d}, {e}))
torch.movedim({t}, ({d}, {e}), ({e}, {d}))
torch.transpose({t}, {d}, {e}).contiguous()
{t}.transpose_({d}, {e})
{t}.squeeze_({d})
{t}.unsqueeze_({d})
{t}.t()
{t}.t_()
{t}.H
{t}.mH
{t}.mT
{t}.T
{t}.adjoint()
{t}.permute({P})
torch.permute({t}, ({P}))
{t}.squeeze(({d}, {e}))
{t}.expand({S})
{t}.repeat({n}, 2)
{t}.repeat_interleave({n}, {d})
torch.tile({t}, ({n}, 2))
torch.broadcast_tensors({t}, {u})
torch.atleast_2d({t})
torch.atleast_3d({t}, {u})
torch.block_diag({t}, {t2})
torch.cartesian_prod({t}, {t2})
torch.combinations({t}, {n})
torch.stack([{t}, {u}], {d})
torch.cat([{t}, {t2}], {d})
torch.cat([{t}, {t}.to({D})], {d})
torch.hstack([{t}, {t2}])
torch.column_stack([{t}, {t}])
torch.concat(({t}, {t}), dim={d})
{t}.hsplit({n})
{t}.vsplit({n})
torch.dsplit({t}, {n})
torch.tensor_split({t}, ({n}, {n2}), dim={d})
{t}.split({n}, {d})
{t}.split_with_sizes([{n}, {n2}], {d})
{t}.unsafe_chunk({n}, {d})
torch.chunk({t}, {n}, {d})
{t}.unfold({d}, {n}, {n2})
{t}.unflatten({d}, ({n}, -1))
{t}.narrow({d}, {i}, {n})
{t}.narrow_copy({d}, 0, {n})
torch.select_scatter({t}, {t}.select({d}, 0), {d}, {i})
torch.slice_scatter({t}, {t}.narrow({d}, 0, 1), {d}, 0, {n})
{t}.select({d}, {i})
{t}.index_select({d}, torch.tensor([0, {i}]))
{t}.index_select({d}, torch.tensor(0))
{t}.index_fill({d}, torch.tensor([0]), {x})
{t}.index_fill_({d}, torch.tensor([{i}]), {x})
{t}.index_add({d}, torch.tensor([0, 0]), {t}.narrow({d}, 0, 1))
{t}.index_add_({d}, torch.tensor([0]), {t2}.narrow({d}, 0, 1), alpha=2)
{t}.index_copy({d}, torch.tensor([0]), {t2}.narrow({d}, 0, 1))
{t}.index_reduce({d}, torch.tensor([0]), {t}.narrow({d}, 0, 1), {R})
{t}.gather({d}, {I})
torch.gather({t}, {d}, {t2})
torch.take_along_dim({t}, {I}, {d})
{t}.scatter({d}, {I}, {x})
{t}.scatter({d}, {I}, {t2})
{t}.scatter_({d}, {I}, {t})
{t}.scatter_({d}, {I}, {x}, reduce={q2})
{t}.scatter_add({d}, {I}, {t2})
{t}.scatter_reduce({d}, {I}, {t}, {R})
torch.take({t}, torch.tensor([0, {i}]))
{t}.put(torch.tensor([0]), torch.tensor([{x}]))
{t}.masked_fill({t} > 0, {x})
{t}.masked_fill({t}.bool(), {u})
{t}.masked_fill_({t2} == 0, {x})
{t}.masked_scatter({t}.bool(), {t})
{t}.fill_({x})
torch.fill({t}, {x})
{t}.zero_()
{t}.copy_({u})
{t}.copy_({x})
{t}.index_put((torch.tensor([0]),), {u0})
torch.nonzero({t}[:0])
torch.count_nonzero({t}, dim={d})
torch.matmul({t}, {t2})
{t} @ {t}
{t} @ {t}.mT
torch.mm({t}, {t2})
torch.bmm({t}, {t2})
torch.mv({t}, {t2})
torch.dot({t}, {t2})
torch.vdot({t}, {t})
torch.inner({t}, {t2})
torch.outer({t}, {t2})
torch.ger({t}, {t})
torch.kron({t}, {t2})
torch.addmm({u0}, {t}, {t2})
torch.addmm({t}, {t}, {t}.T, beta={x})
torch.addmv({u0}, {t}, {t2})
torch.addr({t}, {t2}, {t2})
torch.addbmm({u0}, {t}, {t}.mT)
torch.baddbmm({t}, {t}, {t}.mT)
torch.chain_matmul({t}, {t}.T)
torch.linalg.multi_dot([{t}, {t}.T, {t}])
torch.tensordot({t}, {t2}, dims=([{d}], [{e}]))
torch.tensordot({t}, {t}, dims={n})
torch.einsum('ij,jk->ik', {t}, {t2})
torch.einsum('...i,...i->...', {t}, {u})
torch.einsum('bij->bji', {t})
torch.einsum('ii', {t})
torch.einsum('ij,ij->', {t}, {t})
torch.matrix_power({t}, {n})
torch.linalg.matrix_exp({t})
torch.linalg.inv({t})
torch.linalg.det({t})
torch.linalg.slogdet({t})
torch.linalg.cholesky({t})
torch.linalg.qr({t})
torch.linalg.svd({t}, full_matrices={B})
torch.linalg.svdvals({t})
torch.linalg.eigh({t})
torch.linalg.eigvals({t})
torch.linalg.solve({t}, {t2})
torch.linalg.lstsq({t}, {t2})
torch.linalg.pinv({t})
torch.linalg.matrix_rank({t})
torch.linalg.lu_factor({t})
torch.linalg.solve_triangular({t}, {t2}, upper={B})
torch.cov({t})
torch.corrcoef({t})
torch.fft.fft({t}, n={n}, dim={d})
torch.fft.rfft({t})
torch.fft.irfft({t}, dim={d})
torch.fft.fft2({t})
torch.fft.fftn({t}, dim=({d},))
torch.fft.fftshift({t}, dim={d})
torch.stft({t}, {n}, return_complex=True)
torch.vander({t}, {n})
torch.polygamma({n}, {t})
torch.bernoulli({t})
torch.poisson({t})
torch.normal({t}, {u})
torch.rand_like({t})
torch.randint_like({t}, {n})
torch.randn_like({t}, dtype={D})
torch.full_like({t}, {x})
torch.zeros_like({t}, dtype={D})
torch.empty_like({t}, memory_format=torch.contiguous_format)
{t}.new_empty(({S}))
{t}.new_full(({n}, {n2}), {x})
{t}.new_tensor([{x}])
{t}.uniform_()
{t}.normal_()
{t}.random_()
{t}.bernoulli_()
{t}.exponential_()
{t}.to({D})
{t}.type({D})
{t}.view({D})
{t}.view_as({t2})
{t}.reshape_as({t2})
{t}.expand_as({t2})
{t}.type_as({t2})
{t}.to({t2})
{t}.half()
{t}.bfloat16()
{t}.cfloat()
{t}.to(memory_format=torch.channels_last)
{t}.contiguous(memory_format=torch.channels_last)
{t}.as_strided(({n}, {n2}), ({n}, 1))
{t}.resize_({n}, {n2})
torch.swapaxes({t}, {d}, {e})
{t}.swapdims({d}, {e})
{t}.sum_to_size({S})
{t}.nan_to_num_()
{t}.logical_and_({u})
{t}.sign_()
{t}.round_()
torch.round({t}, decimals={n})
torch.frexp({t})
torch.logit({t}, eps=0.1)
torch.div({t}, {u}, rounding_mode={q3})
torch.sub({t}, {u}, alpha={x})
torch.add({t}, {u}, alpha={x})
torch.sum({t}, {d}, dtype={D})
torch.mean({t}, {d}, dtype={D})
torch.prod({t}, dtype={D})
torch.var({t}, {d}, correction={n})
torch.std({t}, unbiased={B})
torch.std_mean({t}, {d}, keepdim={B})
torch.amax({t}, ({d}, {e}))
torch.aminmax({t}, dim={d})
torch.argmax({t}, {d}, {B})
torch.logsumexp({t}, ({d}, {e}))
torch.softmax({t}, {d})
torch.log_softmax({t}, {d}, dtype={D})
F.softmin({t}, {d})
F.gumbel_softmax({t}, dim={d})
F.glu({t}, {d})
F.threshold({t}, {x}, {x2})
F.prelu({t}, torch.tensor([0.1]))
F.prelu({t}, torch.ones({n}))
F.elu({t}, alpha={x})
F.celu_({t})
F.relu_({t})
F.leaky_relu_({t}, 0.1)
F.hardtanh({t}, {x}, {x2})
F.softplus({t}, beta={n})
F.gelu({t}, approximate='tanh')
F.dropout({t}, 0.5, {B})
F.dropout1d({t})
F.dropout2d({t})
F.alpha_dropout({t})
F.layer_norm({t}, ({n},))
F.layer_norm({t}, {t}.shape[-1:])
F.rms_norm({t}, {t}.shape[-1:])
F.group_norm({t}, {n})
F.instance_norm({t})
F.batch_norm({t}, torch.zeros({n}), torch.ones({n}))
F.batch_norm({t}, None, None, training=True)
F.local_response_norm({t}, {n})
F.pad({t}, ({n}, {i}))
F.pad({t}, ({n}, {n2}, 0, 1), value={x})
F.pad({t}, ({n}, {n2}), mode={q4})
F.pad({t}, (1, {n}, 1, 1), mode={q4})
F.one_hot({t}, {n})
F.one_hot({t}.long().clamp(0, 1), {n})
F.embedding({t}, torch.randn(4, {n}))
F.embedding_bag({t}, torch.randn(4, 3))
F.linear({t}, {t2})
F.linear({t}, torch.randn({n}, {n2}), torch.randn({n}))
F.bilinear({t}, {t}, torch.randn(2, {n}, {n2}))
F.max_pool1d({t}, {n})
F.max_pool2d({t}, {n}, {n2}, {n})
F.max_pool3d({t}, {n})
F.avg_pool1d({t}, {n}, {n2})
F.avg_pool2d({t}, {n}, padding=1, ceil_mode={B})
F.avg_pool3d({t}, ({n}, 1, {n2}))
F.adaptive_avg_pool1d({t}, {n})
F.adaptive_avg_pool2d({t}, ({n}, None))
F.adaptive_max_pool2d({t}, {n})
F.adaptive_max_pool1d({t}, {n}, return_indices=True)
F.lp_pool1d({t}, 2, {n})
F.lp_pool2d({t}, 1, {n})
F.fractional_max_pool2d({t}, 2, output_size={n})
F.unfold({t}, {n}, dilation={n2})
F.fold({t}, ({n}, {n2}), 2)
F.interpolate({t}, scale_factor=2, mode={q5})
F.interpolate({t}, size=({n}, {n2}), mode={q5})
F.upsample({t}, {n})
F.grid_sample({t}, torch.zeros({n}, 2, 2, 2), align_corners=False)
F.affine_grid({t}, (1, 1, {n}, 2), align_corners=False)
F.pixel_shuffle({t}, {n})
F.pixel_unshuffle({t}, {n})
F.channel_shuffle({t}, {n})
F.conv1d({t}, torch.randn({n}, {n2}, 2), padding={n})
F.conv2d({t}, torch.randn({n}, {n2}, 2, 1))
F.conv2d({t}, torch.zeros({n}, {c}, 1, 1, dtype={T}), torch.zeros({n}, dtype={T}))
F.conv1d({t}, torch.zeros({n}, {c}, 2, dtype={T}), stride={n2})
F.conv_transpose1d({t}, torch.zeros({c}, {n}, 2, dtype={T}))
F.conv_transpose2d({t}, torch.randn({c}, {n}, 2, 2), stride={n2})
F.mse_loss({t}, {u})
F.l1_loss({t}, {t2}, reduction={q6})
F.smooth_l1_loss({t}, {u}, beta={x})
F.huber_loss({t}, {u}, delta={x})
F.nll_loss({t}, {t2})
F.nll_loss({t}, {t}.argmax(1))
F.cross_entropy({t}, {t2})
F.cross_entropy({t}, {t}.argmax(1), reduction={q6})
F.cross_entropy({t}, torch.zeros({c0}, dtype={D}), label_smoothing=0.1)
F.binary_cross_entropy({t}, {t2})
F.binary_cross_entropy_with_logits({t}, {t2}, pos_weight=torch.ones({n}))
F.kl_div({t}, {u}, reduction={q6}, log_target={B})
F.poisson_nll_loss({t}, {u})
F.gaussian_nll_loss({t}, {t2}, torch.ones(()))
F.soft_margin_loss({t}, {t2})
F.hinge_embedding_loss({t}, {u})
F.margin_ranking_loss({t}, {t}, {t2})
F.multi_margin_loss({t}, torch.zeros({n}, dtype={D}))
F.multilabel_margin_loss({t}, {t}.long())
F.multilabel_soft_margin_loss({t}, {t2})
F.cosine_embedding_loss({t}, {t}, torch.ones({n}))
F.triplet_margin_loss({t}, {t}, {t2})
F.ctc_loss({t}, torch.ones(2, 1, dtype=torch.long), torch.tensor([2, 2]), torch.tensor([1, 1]))
F.scaled_dot_product_attention({t}, {t}, {t})
F.scaled_dot_product_attention({t}, {t2}, {t2}, is_causal={B})
""".strip().splitlines()
# Layers with odd arguments, on a tensor at hand or a fresh one of a rank that may fit.
LAYERS = """
nn.Linear({k}, {n})({t})
nn.Linear({c}, {n}, bias=False, dtype={T})({t})
nn.LazyLinear({n})({t})
nn.Bilinear({k}, {k}, {n})({t}, {t})
nn.Conv1d({c}, {n}, {n2}, padding={n}, padding_mode={q4})({t})
nn.Conv1d({c}, {n}, {n2}, dtype={T})({t})
nn.Conv2d({c}, {n}, {n2}, groups={n})({t})
nn.Conv2d({c}, {n}, ({n2}, 1), stride=(1, {n}), dtype={T})({t})
nn.Conv3d({c}, {n}, {n2}, dilation={n})({t})
nn.LazyConv2d({n}, {n2}, padding='same')({t})
nn.ConvTranspose1d({c}, {n}, {n2}, output_padding={n})({t})
nn.ConvTranspose2d({c}, {n}, {n2}, stride={n}, dtype={T})({t})
nn.ConvTranspose3d({c}, {n}, {n2}, padding={n2})({t})
nn.BatchNorm1d({c})({t})
nn.BatchNorm2d({c}, affine=False)({t})
nn.BatchNorm3d({c}, track_running_stats=False)({t})
nn.BatchNorm1d({c}, dtype={T}).eval()({t})
nn.InstanceNorm1d({c})({t})
nn.InstanceNorm2d({c}, affine=True)({t})
nn.GroupNorm({n}, {c})({t})
nn.LayerNorm(({k}))({t})
nn.LayerNorm({k}, elementwise_affine=False)({t})
nn.LayerNorm({k}, dtype={T})({t})
nn.RMSNorm({k})({t})
nn.LocalResponseNorm({n})({t})
nn.MaxPool1d({n}, {n2})({t})
nn.MaxPool2d(({n}, 1), padding={i}, ceil_mode={B})({t})
nn.MaxPool2d({n}, dilation={n2}, return_indices=True)({t})
nn.MaxPool3d({n})({t})
nn.AvgPool1d({n}, {n2}, {i})({t})
nn.AvgPool2d({n}, ceil_mode={B}, count_include_pad=False)({t})
nn.AvgPool3d({n})({t})
nn.AdaptiveAvgPool1d({n})({t})
nn.AdaptiveAvgPool2d((None, {n}))({t})
nn.AdaptiveAvgPool3d({n})({t})
nn.AdaptiveMaxPool2d({n})({t})
nn.LPPool1d(2, {n})({t})
nn.LPPool2d(2, {n})({t})
nn.FractionalMaxPool2d(2, output_ratio=0.5)({t})
nn.ReflectionPad1d({n})({t})
nn.ReflectionPad2d(({n}, {n2}, 1, 0))({t})
nn.ReplicationPad1d({n})({t})
nn.ReplicationPad2d({n})({t})
nn.ReplicationPad3d({n})({t})
nn.ZeroPad1d({n})({t})
nn.ZeroPad2d({n})({t})
nn.ConstantPad2d({n}, {x})({t})
nn.CircularPad1d({n})({t})
nn.CircularPad2d({n})({t})
nn.PReLU({n})({t})
nn.PReLU()({t})
nn.RReLU()({t})
nn.Softmax({d})({t})
nn.Softmax()({t})
nn.Softmax2d()({t})
nn.LogSoftmax(dim={d})({t})
nn.GLU({d})({t})
nn.Threshold({x}, {x2})({t})
nn.Hardtanh({x}, {x2})({t})
nn.ELU({x})({t})
nn.Softplus()({t})
nn.Hardshrink()({t})
nn.ReLU(inplace=True)({t})
nn.SiLU(inplace=True)({t})
nn.Hardswish()({t})
nn.Flatten({i}, {i2})({t})
nn.Unflatten({d}, ({n}, {n2}))({t})
nn.Identity()({t})
nn.Dropout(0.5)({t})
nn.Dropout1d()({t})
nn.Dropout3d()({t})
nn.FeatureAlphaDropout()({t})
nn.Upsample(scale_factor={n}, mode={q5})({t})
nn.Upsample(size=({n}, {n2}))({t})
nn.UpsamplingBilinear2d(scale_factor=2)({t})
nn.PixelShuffle({n})({t})
nn.PixelUnshuffle({n})({t})
nn.ChannelShuffle({n})({t})
nn.Fold(({n}, {n}), {n2})({t})
nn.Unfold({n}, padding={n2})({t})
nn.Embedding(10, {n})({t})
nn.Embedding(10, {n})({t}.long())
nn.EmbeddingBag(10, {n})({t})
nn.RNN({k}, {n})({t})
nn.GRU({k}, {n}, batch_first=True)({t})
nn.LSTM({k}, {n}, 2, bidirectional={B})({t})
nn.LSTM({k}, 4, proj_size={n})({t})
nn.RNNCell({k}, {n})({t})
nn.GRUCell({k}, {n})({t}, torch.zeros({n2}, {n}))
nn.MultiheadAttention({k}, {n})({t}, {t}, {t})
nn.MultiheadAttention({k}, 1, batch_first=True)({t}, {t2}, {t2}, need_weights={B})
nn.TransformerEncoderLayer({k}, 1, 8)({t})
nn.TransformerDecoderLayer({k}, 1, 8, batch_first=True)({t}, {t2})
nn.CosineSimilarity({d})({t}, {u})
nn.PairwiseDistance()({t}, {u})
nn.MSELoss()({t}, {u})
nn.L1Loss(reduction={q6})({t}, {t2})
nn.BCELoss()({t}.sigmoid(), {t2})
nn.BCEWithLogitsLoss()({t}, {t2})
nn.NLLLoss()({t}, torch.zeros({n}, dtype={D}))
nn.CrossEntropyLoss(ignore_index=0)({t}, torch.zeros({c0}, dtype={D}))
nn.CrossEntropyLoss(weight=torch.ones({c}))({t}, {t2})
nn.KLDivLoss(reduction='batchmean')({t}, {t})
nn.SmoothL1Loss()({t}, {u})
nn.HingeEmbeddingLoss()({t}, {t})
nn.MultiLabelSoftMarginLoss()({t}, {t})
nn.TripletMarginLoss()({t}, {t}, {u})
nn.GaussianNLLLoss()({t}, {t}, torch.ones({n}))
nn.CTCLoss()({t}, torch.ones(2, 1, dtype=torch.long), torch.tensor([2, 2]), torch.tensor([1, 1]))
nn.Sequential(nn.Flatten(), nn.LazyLinear({n}), nn.ReLU())({t})
nn.Sequential(nn.Conv2d({c}, {n}, 1), nn.BatchNorm2d({n2}))({t})
""".strip().splitlines()
QUOTED = {"q": ["fro", "nuc", 2, 1], "q2": ["add", "multiply"], "q3": ["floor", "trunc"], "q4": ["reflect", "replicate", "circular", "constant"],
          "q5": ["nearest", "linear", "bilinear", "bicubic", "trilinear", "area", "nearest-exact"], "q6": ["none", "mean", "sum"],
          "R": ["sum", "prod", "mean", "amax", "amin"]}


class Wide(Writer):
    def kinds(self):
        return KINDS

    def fresh(self, sizes, dtype=None):
        dtype = dtype or ("torch.float32" if self.chance(0.45) else self.one(DTYPES))
        whole = f"torch.zeros({tuple(sizes)}, dtype={dtype})" if dtype != "torch.float32" else f"torch.randn({tuple(sizes)})"
        rank = len(sizes)
        if rank < 2 or self.chance(0.75):
            return whole
        # The same sizes with other strides.
        a, b = self.rng.sample(range(rank), 2)
        swapped = list(sizes)
        swapped[a], swapped[b] = swapped[b], swapped[a]
        if self.chance(0.6):
            return f"{self.fresh_of(swapped, dtype)}.transpose({a}, {b})"
        doubled = [2 * n if d == a else n for d, n in enumerate(sizes)]
        return f"{self.fresh_of(doubled, dtype)}[{', '.join('::2' if d == a else ':' for d in range(a + 1))}]"

    def fresh_of(self, sizes, dtype):
        return f"torch.zeros({tuple(sizes)}, dtype={dtype})" if dtype != "torch.float32" else f"torch.randn({tuple(sizes)})"

    def sizes(self, rank=None):
        rank = self.one([0, 1, 2, 2, 3, 3, 4, 5]) if rank is None else rank
        return [0 if self.chance(0.04) else self.one([1, 2, 2, 3, 3, 4, 5, 6, 8]) for _ in range(rank)]

    def choose(self, key, t, shape, dtype):
        """What stands for a key that `fill` does not know itself; t and its sizes and type."""
        return repr(self.one(QUOTED[key]))

    def fill(self, template):
        """The template with everything in braces chosen; None when there is no tensor yet."""
        t = self.tensor()
        if not t:
            return None
        shape, dtype = list(self.values[t].shape), str(self.values[t].dtype)
        chosen = {"t": t}

        def like(broadcast):
            other = [self.slip(n) for n in shape]
            if self.careless and self.chance(0.1):
                return self.fresh(other)
            return self.one([t, t, self.fresh(other, dtype), self.partner(t) if broadcast else self.tensor() or t])

        def choose(match):
            key = match.group(1)
            if key in chosen:
                return chosen[key]
            kind = key.rstrip("02") if key not in QUOTED else key
            if kind == "n":
                text = self.one([1, 1, 2, 2, 3, 4])
            elif kind == "i":
                text = self.slip(self.one([-2, -1, 0, 0, 1, 2]))
            elif kind == "x":
                text = self.one(["0", "1", "2", "0.5", "-1.5", "True", "1j"] if self.careless else ["0", "1", "2", "0.5", "1"])
            elif kind in ("d", "e"):
                text = self.dim(t)
            elif kind == "u":
                text = like(True)
            elif kind == "t":
                text = like(False)
            elif kind == "B":
                text = self.one(["True", "False"])
            elif kind == "D":
                text = self.one(DTYPES)
            elif kind == "T":
                text = dtype if self.chance(0.9) else self.one(DTYPES)
            elif kind == "P":
                text = ", ".join(map(str, self.rng.sample(range(len(shape)), len(shape)))) or "0"
            elif kind == "S":
                text = ", ".join(str(self.slip(self.one([n, n, -1, 2]))) for n in shape) or "1"
            elif kind == "I":
                text = f"torch.zeros({tuple(self.slip(max(1, n - self.one([0, 0, 1]))) for n in shape)}, dtype=torch.int64)"
            elif kind == "k":
                text = self.slip(shape[-1]) if shape else 2
            elif kind == "c":
                text = (self.slip(shape[1]) if key == "c" else self.slip(shape[0])) if len(shape) > 1 else 2
            else:
                text = self.choose(key, t, shape, dtype)
            chosen[key] = str(text)
            return chosen[key]

        return re.sub(r"\{(\w+)\}", choose, template)


def template(w):
    return w.fill(w.one(TEMPLATES))


def layer(w):
    text = w.one(LAYERS)
    if w.chance(0.6):
        rank = 5 if "3d" in text or "3D" in text else 4 if "2d" in text else w.one([2, 3])
        # A tensor of that rank first, then the layer on it: two lines look the same as one.
        t = w.name(lambda v: v.dim() == rank)
        if t is None:
            return w.fresh(w.sizes(rank), "torch.float32" if w.chance(0.8) else None)
    return w.fill(text)


def unary(w):
    t = w.tensor()
    if not t:
        return None
    name = w.one(UNARY)
    function = f"torch.{name}({t})"
    if "." in name or name in ("mvlgamma", "view_as_real", "view_as_complex", "real", "imag"):
        return function
    out = f"torch.empty({tuple(w.values[t].shape)}, dtype={w.one(DTYPES)})"
    return w.one([function, f"{t}.{name}()", f"{t}.{name}_()" if hasattr(w.values[t], name + "_") else function,
                  f"torch.{name}({t}, out={out})", f"F.{w.one(ACTIVATIONS)}({t})"])


def binary(w):
    t = w.tensor()
    if not t:
        return None
    name, other = w.one(BINARY), w.partner(t)
    function = f"torch.{name}({t}, {other})"
    if "." in name or not hasattr(w.values[t], name):
        return function
    return w.one([function, function, f"{t}.{name}({other})", f"torch.{name}({other}, {t})",
                  f"{t}.{name}_({other})" if hasattr(w.values[t], name + "_") else function,
                  f"{t} {w.one(['+', '-', '*', '/', '//', '%', '**', '&', '|', '^', '<<', '>>', '==', '<', '@'])} {other}",
                  f"{other} {w.one(['+', '-', '*', '/', '//', '%', '**', '&', '|', '^', '<<', '>>', '==', '<'])} {t}"])


def reduction(w):
    t = w.tensor()
    if not t:
        return None
    name = w.one(REDUCTIONS)
    if not hasattr(w.values[t], name):
        return f"torch.{name}({t})"
    keep = w.one(["", ", keepdim=True"])
    return w.one([f"torch.{name}({t})", f"{t}.{name}()", f"{t}.{name}(dim={w.dim(t)}{keep})", f"torch.{name}({t}, dim={w.dim(t)}{keep})",
                  f"torch.{name}({t}, dim={tuple(w.dims(t))}{keep})"])


KINDS = ([creation, lambda w: w.fresh(w.sizes()), lambda w: w.fresh(w.sizes())] + [unary] * 4 + [binary] * 4 + [reduction] * 3 + [template] * 14
         + [layer] * 5 + [index, join, part, reshape, unpack])
