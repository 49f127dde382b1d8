# Probabilities, limits and widths that are negative, 0, infinite or no numbers.
import torch, math
F = torch.nn.functional


def t(n, f):
    try:
        r = f()  #: [] | [2] | [0, 4] | [2, 0, 4] | [0, 3] | [0] | [3, 0] | [2, 4] | [3] | [1, 2, 0, 4] | [1, 2, 3, 2] | [1, 2, 3, 4] | ([2, 3, 4], [3, 2, 2]) | [3, 4] | [1, 2, 3] | [1, 2, 1, 2] | int64[4] | int64[2] | [1, 2, 3, 3] | [4] | [1] | [1, 2, 6, 8] | [2, 3, 4] | float16[1, 2, 3, 4] | [2, 3, 2] | [6] | [7] | int64[3]
        print(n, tuple(r.shape) if hasattr(r, 'shape') else [tuple(a.shape) for a in r])
    except Exception as e:
        print(n, type(e).__name__, str(e).split('\n')[0])

for lo, hi in [(math.nan, 1.), (0., math.inf), (-math.inf, 1.), (1., 0.5), (math.nan, math.nan), (0., math.nan)]:
    for tr in [True, False]:
        t(f'rrelu {lo} {hi} {tr}', lambda: F.rrelu(torch.ones(2), lo, hi, tr))
for n in [-1, -2**63, 0, 1]:
    t(f'polygamma {n}', lambda: torch.polygamma(n, torch.ones(())))
    t(f'polygamma m {n}', lambda: torch.ones(2).polygamma(n))
    t(f'polygamma i {n}', lambda: torch.ones(2, dtype=torch.int64).polygamma(n))
    t(f'polygamma_ {n}', lambda: torch.ones(2).polygamma_(n))
for sh in [(2, 0, 4), (0, 3), (0,), (2, 3), ()]:
    for d in [0, 1, None]:
        t(f'unique cc {sh} {d}', lambda: torch.unique(torch.zeros(sh, dtype=torch.complex64), dim=d))
        t(f'uniquec cc {sh} {d}', lambda: torch.unique_consecutive(torch.zeros(sh, dtype=torch.complex64), dim=d))
for p in [math.inf, -math.inf, 2, -1, 0]:
    for sh in [(2, 0, 4), (0, 3), (3, 0)]:
        for d in [0, 1]:
            t(f'renorm {p} {sh} {d}', lambda: torch.renorm(torch.zeros(sh), p, d, 0.5))
            t(f'vnorm {p} {sh} {d}', lambda: torch.linalg.vector_norm(torch.zeros(sh), p, d))
            t(f'mnorm {p} {sh} {d}', lambda: torch.linalg.norm(torch.zeros(sh), p, d))
for p in [-1, 2., math.nan, math.inf, 0.5, 0]:
    q = torch.ones(1, 2, 3, 4)  #: [1, 2, 3, 4]
    t(f'sdpa g {p}', lambda: F.scaled_dot_product_attention(q.clone().requires_grad_(), q, q, dropout_p=p))
    t(f'sdpa 3 {p}', lambda: F.scaled_dot_product_attention(q[0], q[0], q[0], dropout_p=p))
    t(f'sdpa m {p}', lambda: F.scaled_dot_product_attention(q, q, q, torch.zeros(3, 3), dropout_p=p))
    t(f'sdpa c {p}', lambda: F.scaled_dot_product_attention(q, q, q, dropout_p=p, is_causal=True))
    t(f'sdpa d {p}', lambda: F.scaled_dot_product_attention(q, q.double(), q, dropout_p=p))
    t(f'sdpa h {p}', lambda: F.scaled_dot_product_attention(q.half(), q.half(), q.half(), dropout_p=p))
    t(f'sdpa e {p}', lambda: F.scaled_dot_product_attention(q[:, :, :0], q, q, dropout_p=p))
    t(f'sdpa k {p}', lambda: F.scaled_dot_product_attention(q, q, q[..., :2], dropout_p=p))
    for n in ['dropout', 'dropout1d', 'dropout2d', 'dropout3d', 'alpha_dropout', 'feature_alpha_dropout']:
        for tr in [True, False]:
            t(f'{n} {p} {tr}', lambda: getattr(F, n)(q, p, tr))
    t(f'torch {p}', lambda: torch.dropout(q, p, True))
    t(f'bernoulli {p}', lambda: torch.bernoulli(q, p))
    t(f'bernoulli_ {p}', lambda: q.clone().bernoulli_(p))
    t(f'geom {p}', lambda: q.clone().geometric_(p))
    t(f'exp {p}', lambda: q.clone().exponential_(p))
    t(f'cauchy {p}', lambda: q.clone().cauchy_(0, p))
    t(f'lognormal {p}', lambda: q.clone().log_normal_(0, p))
    t(f'normal {p}', lambda: q.clone().normal_(0, p))
    t(f'uniform {p}', lambda: q.clone().uniform_(p, 1))
    t(f'normal2 {p}', lambda: torch.normal(0., p, (2,)))
    t(f'normal3 {p}', lambda: torch.normal(torch.ones(2), p))
    t(f'mha {p}', lambda: torch.nn.MultiheadAttention(4, 2, dropout=p)(q[0], q[0], q[0]))
    t(f'tel {p}', lambda: torch.nn.TransformerEncoderLayer(4, 2, 8, p)(q[0]))
    t(f'lstm {p}', lambda: torch.nn.LSTM(4, 2, 2, dropout=p)(q[0])[0])
    t(f'kaiming {p}', lambda: torch.nn.init.kaiming_uniform_(q[0, 0].clone(), p))
    t(f'smooth {p}', lambda: F.smooth_l1_loss(q, q, beta=p))
    t(f'huber {p}', lambda: F.huber_loss(q, q, delta=p))
    t(f'ls {p}', lambda: F.cross_entropy(torch.ones(2, 3), torch.zeros(2, dtype=torch.int64), label_smoothing=p))
    t(f'gumbel {p}', lambda: F.gumbel_softmax(q, p))
    t(f'softplus {p}', lambda: F.softplus(q, p))
    t(f'softshrink {p}', lambda: F.softshrink(q, p))
    t(f'hardshrink {p}', lambda: F.hardshrink(q, p))
    t(f'celu {p}', lambda: F.celu(q, p))
    t(f'quantile {p}', lambda: torch.quantile(q, p))
    t(f'dist {p}', lambda: torch.dist(q, q, p))
    t(f'cdist {p}', lambda: torch.cdist(q, q, p))
    t(f'pdist {p}', lambda: torch.pdist(q[0, 0], p))
    t(f'pairwise {p}', lambda: F.pairwise_distance(q, q, p))
    t(f'logit {p}', lambda: torch.logit(q, p))
    t(f'lppool {p}', lambda: F.lp_pool2d(q, p, 2))
    t(f'threshold {p}', lambda: F.threshold(q, p, p))
    t(f'histc {p}', lambda: torch.histc(q, 4, 0, p))
    t(f'margin {p}', lambda: F.multi_margin_loss(torch.ones(2, 3), torch.zeros(2, dtype=torch.int64), p))
    t(f'bn {p}', lambda: F.batch_norm(q, None, None, training=True, eps=p))
    t(f'in {p}', lambda: F.instance_norm(q, eps=p))
    t(f'ln {p}', lambda: F.layer_norm(q, (4,), eps=p))
    t(f'gn {p}', lambda: F.group_norm(q, 1, eps=p))
    t(f'rms {p}', lambda: F.rms_norm(q, (4,), eps=p))
    t(f'lrn {p}', lambda: F.local_response_norm(q, 2, p, p, p))
    t(f'linspace {p}', lambda: torch.linspace(p, 1, 3))
    t(f'arange {p}', lambda: torch.arange(p, 3))
    t(f'arange2 {p}', lambda: torch.arange(0, 3, p))
    t(f'range {p}', lambda: torch.range(0, 3, p))
    t(f'full {p}', lambda: torch.full((2,), p))
    t(f'full i {p}', lambda: torch.full((2,), p, dtype=torch.int64))
    t(f'interp {p}', lambda: F.interpolate(q, scale_factor=p))
    t(f'clip {p}', lambda: torch.nn.utils.clip_grad_norm_([q.clone().requires_grad_()], p))
    t(f'triplet {p}', lambda: F.triplet_margin_loss(q, q, q, margin=p))
