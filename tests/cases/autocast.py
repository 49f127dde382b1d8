# What operators do with element types inside of torch.autocast for processors.
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

warnings.simplefilter("ignore")
x, v, w, b = torch.rand(2, 3, 8, 8), torch.rand(4, 6), torch.rand(6, 6), torch.rand(6)  #: b [6]; v [4, 6]; w [6, 6]; x [2, 3, 8, 8]


def attempt(name, action):
    try:
        r = action()  #: bfloat16[2, 4, 6, 6] | bfloat16[2, 4, 6] | bfloat16[1, 4, 2, 2, 2] | bfloat16[2, 4, 10, 10] | bfloat16[4, 6] | bfloat16[2, 3, 5] | bfloat16[3, 5] | [6] | [] | [6, 6] | [4, 6] | bfloat16[4] | [6, 4] | [4] | [24, 36] | bfloat16[4, 4] | [4, 2] | bfloat16[2, 3, 8, 8] | bfloat16[1, 2, 3, 4] | [8, 6] | [2, 4, 6] | [4, 12] | bfloat16[] | [4, 4] | bfloat16[2, 3, 4, 4] | bfloat16[2, 3, 2, 2] | [1, 3, 2, 2, 2] | bfloat16[2, 3, 16, 16] | [2, 3, 4, 4] | [2, 3, 10, 10] | bfloat16[2, 3, 10, 10] | complex64[11, 21] | complex64[8] | complex64[8, 5] | ([6, 6], [6], [6, 6]) | [3, 3] | ([6, 6], [6, 6]) | complex64[3] | ([6], [6, 6]) | bfloat16[6, 6] | ([6, 6], [0], int64[], [0]) | float64[4, 6] | int64[2, 2] | ([2, 3, 5], [1, 3, 5]) | (bfloat16[2, 3, 5], bfloat16[1, 3, 5]) | ([4, 5], [4, 5]) | [4, 5] | (bfloat16[2, 3, 6], bfloat16[3, 2, 2]) | [2, 3, 6] | [1, 6] | [4, 3] | bfloat16[2, 27, 36] | bfloat16[1, 3, 8, 8] | bfloat16[3, 2, 4] | bfloat16[1, 6] | float16[2, 4, 6, 6] | float16[2, 4, 6] | float16[1, 4, 2, 2, 2] | float16[2, 4, 10, 10] | float16[4, 6] | float16[2, 3, 5] | float16[3, 5]
        print(name, [q.dtype for q in r] if isinstance(r, (tuple, list)) else r.dtype)
    except Exception as error:
        print(name, f"{type(error).__name__}: {error}")


CALLS = [
    ("conv2d", lambda: F.conv2d(x,torch.rand(4,3,3,3))),
    ("conv1d", lambda: F.conv1d(torch.rand(2,3,8),torch.rand(4,3,3))),
    ("conv3d", lambda: F.conv3d(torch.rand(1,3,4,4,4),torch.rand(4,3,3,3,3))),
    ("convT2", lambda: F.conv_transpose2d(x,torch.rand(3,4,3,3))),
    ("linear", lambda: F.linear(v,w,b)),
    ("matmul", lambda: v@w),
    ("mm", lambda: torch.mm(v,w)),
    ("bmm", lambda: torch.bmm(torch.rand(2,3,4),torch.rand(2,4,5))),
    ("addmm", lambda: torch.addmm(b,v,w)),
    ("baddbmm", lambda: torch.baddbmm(torch.rand(2,3,5),torch.rand(2,3,4),torch.rand(2,4,5))),
    ("addbmm", lambda: torch.addbmm(torch.rand(3,5),torch.rand(2,3,4),torch.rand(2,4,5))),
    ("mv", lambda: torch.mv(w,b)),
    ("dot", lambda: torch.dot(b,b)),
    ("outer", lambda: torch.outer(b,b)),
    ("einsum", lambda: torch.einsum('ij,jk->ik',v,w)),
    ("einsum2", lambda: torch.einsum('ij,ij->ij',v,v)),
    ("einsum3", lambda: torch.einsum('ij,ij->i',v,v)),
    ("einsum1", lambda: torch.einsum('ij->ji',v)),
    ("einsum_s", lambda: torch.einsum('ij->i',v)),
    ("tensordot", lambda: torch.tensordot(v,w,1)),
    ("kron", lambda: torch.kron(v,w)),
    ("inner", lambda: torch.inner(v,v)),
    ("chain", lambda: torch.linalg.multi_dot([v,w,w])),
    ("vecdot", lambda: torch.linalg.vecdot(v,v)),
    ("bilinear", lambda: F.bilinear(v,v,torch.rand(2,6,6))),
    ("prelu", lambda: F.prelu(x,torch.rand(1))),
    ("sdpa", lambda: F.scaled_dot_product_attention(torch.rand(1,2,3,4),torch.rand(1,2,3,4),torch.rand(1,2,3,4))),
    ("softmax", lambda: F.softmax(v.bfloat16(),1)),
    ("log_softmax", lambda: F.log_softmax(v.bfloat16(),1)),
    ("layer_norm", lambda: F.layer_norm((v@w),(6,),b,b)),
    ("bn", lambda: nn.BatchNorm1d(6)(v@w)),
    ("gn", lambda: nn.GroupNorm(2,6)(v@w)),
    ("gelu", lambda: F.gelu(v@w)),
    ("add", lambda: v+(v@w)),
    ("mul", lambda: (v@w)*2.0),
    ("cat", lambda: torch.cat([v,v@w])),
    ("stack", lambda: torch.stack([v,v@w])),
    ("index_copy", lambda: torch.zeros(4,6).index_copy(0,torch.tensor([0]),(v@w)[:1])),
    ("hstack", lambda: torch.hstack([v,v@w])),
    ("sum", lambda: (v@w).sum()),
    ("mean", lambda: (v@w).mean()),
    ("prod", lambda: (v@w).prod()),
    ("norm", lambda: (v@w).norm()),
    ("exp", lambda: (v@w).exp()),
    ("pow", lambda: (v@w)**2),
    ("var", lambda: (v@w).var()),
    ("cumsum", lambda: (v@w).cumsum(0)),
    ("ce", lambda: F.cross_entropy(v@w,torch.tensor([0,1,2,3]))),
    ("nll", lambda: F.nll_loss(v@w,torch.tensor([0,1,2,3]))),
    ("mse", lambda: F.mse_loss(v@w,v)),
    ("l1", lambda: F.l1_loss(v@w,v)),
    ("bce", lambda: F.binary_cross_entropy(torch.sigmoid(v@w),torch.rand(4,6))),
    ("bcel", lambda: F.binary_cross_entropy_with_logits(v@w,torch.rand(4,6))),
    ("sl1", lambda: F.smooth_l1_loss(v@w,v)),
    ("huber", lambda: F.huber_loss(v@w,v)),
    ("kl", lambda: F.kl_div(v@w,v)),
    ("cos_emb", lambda: F.cosine_embedding_loss(v@w,v,torch.ones(4))),
    ("triplet", lambda: F.triplet_margin_loss(v@w,v,v)),
    ("gnll", lambda: F.gaussian_nll_loss(v@w,v,v)),
    ("ctc", lambda: F.ctc_loss(torch.rand(5,2,6).bfloat16().log_softmax(2),torch.ones(2,3,dtype=torch.long),(5,5),(3,3))),
    ("poisson", lambda: F.poisson_nll_loss(v@w,v)),
    ("margin_rank", lambda: F.margin_ranking_loss((v@w)[:,0],v[:,0],torch.ones(4))),
    ("mlm", lambda: F.multilabel_soft_margin_loss(v@w,v)),
    ("multi_margin", lambda: F.multi_margin_loss(v@w,torch.tensor([0,1,2,3]))),
    ("cossim", lambda: F.cosine_similarity(v@w,v)),
    ("pdist", lambda: F.pairwise_distance(v@w,v)),
    ("cdist", lambda: torch.cdist(v@w,v)),
    ("avg_pool2d", lambda: F.avg_pool2d(x.bfloat16(),2)),
    ("max_pool2d", lambda: F.max_pool2d(x.bfloat16(),2)),
    ("aap2", lambda: F.adaptive_avg_pool2d(x.bfloat16(),2)),
    ("aap3", lambda: F.adaptive_avg_pool3d(torch.rand(1,3,4,4,4).bfloat16(),2)),
    ("avg_pool3d", lambda: F.avg_pool3d(torch.rand(1,3,4,4,4).bfloat16(),2)),
    ("max_pool3d", lambda: F.max_pool3d(torch.rand(1,3,4,4,4).bfloat16(),2)),
    ("interp", lambda: F.interpolate(x.bfloat16(),scale_factor=2)),
    ("interpb", lambda: F.interpolate(x.bfloat16(),scale_factor=2,mode='bilinear')),
    ("grid", lambda: F.grid_sample(x.bfloat16(),torch.rand(2,4,4,2))),
    ("refl", lambda: F.pad(x.bfloat16(),(1,1,1,1),mode='reflect')),
    ("repl", lambda: F.pad(x.bfloat16(),(1,1,1,1),mode='replicate')),
    ("pad0", lambda: F.pad(x.bfloat16(),(1,1,1,1))),
    ("stft", lambda: torch.stft(torch.rand(100).bfloat16(),20,return_complex=True,window=torch.ones(20))),
    ("fft", lambda: torch.fft.fft(torch.rand(8).bfloat16())),
    ("rfft", lambda: torch.fft.rfft2(torch.rand(8,8).bfloat16())),
    ("svd", lambda: torch.linalg.svd(w.bfloat16())),
    ("inv", lambda: torch.inverse(w.bfloat16())),
    ("cholesky", lambda: torch.linalg.cholesky(torch.eye(3).bfloat16())),
    ("qr", lambda: torch.linalg.qr(w.bfloat16())),
    ("solve", lambda: torch.linalg.solve(w.bfloat16(),w.bfloat16())),
    ("trace", lambda: torch.trace(w.bfloat16())),
    ("quantile", lambda: torch.quantile(w.bfloat16(),0.5)),
    ("vac", lambda: torch.view_as_complex(torch.rand(3,2).bfloat16())),
    ("polar", lambda: torch.polar(torch.rand(3).bfloat16(),torch.rand(3).bfloat16())),
    ("det", lambda: torch.linalg.det(w.bfloat16())),
    ("matrix_norm", lambda: torch.linalg.matrix_norm(w.bfloat16())),
    ("lnorm", lambda: torch.linalg.norm(w.bfloat16())),
    ("eigh", lambda: torch.linalg.eigh(w.bfloat16())),
    ("pinv", lambda: torch.linalg.pinv(w.bfloat16())),
    ("mpow", lambda: torch.linalg.matrix_power(w,2)),
    ("lstsq", lambda: torch.linalg.lstsq(w.bfloat16(),w.bfloat16())),
    ("slogdet", lambda: torch.linalg.slogdet(w.bfloat16())),
    ("mexp", lambda: torch.linalg.matrix_exp(w.bfloat16())),
    ("double", lambda: v.double()@w.double()),
    ("half", lambda: v.half()@w.half()),
    ("mixed", lambda: v.half()@w),
    ("int", lambda: torch.ones(2,2,dtype=torch.long)@torch.ones(2,2,dtype=torch.long)),
    ("mm_out", lambda: torch.mm(v,w,out=torch.empty(4,6))),
    ("GRU", lambda: nn.GRU(6,5)(torch.rand(2,3,6))),
    ("RNN", lambda: nn.RNN(6,5)(torch.rand(2,3,6))),
    ("LSTMCell", lambda: nn.LSTMCell(6,5)(v)),
    ("GRUCell", lambda: nn.GRUCell(6,5)(v)),
    ("MHA", lambda: nn.MultiheadAttention(6,2)(torch.rand(2,3,6),torch.rand(2,3,6),torch.rand(2,3,6))),
    ("MHAeval", lambda: nn.MultiheadAttention(6,2).eval()(torch.rand(2,3,6),torch.rand(2,3,6),torch.rand(2,3,6))),
    ("TEL", lambda: nn.TransformerEncoderLayer(6,2,8)(torch.rand(2,3,6))),
    ("TELe", lambda: nn.TransformerEncoderLayer(6,2,8,batch_first=True).eval()(torch.rand(2,3,6))),
    ("emb", lambda: nn.Embedding(5,6)(torch.tensor([1]))),
    ("Bilinear", lambda: nn.Bilinear(6,6,3)(v,v)),
    ("dropout", lambda: F.dropout(v@w)),
    ("where", lambda: torch.where(v>0,v@w,v)),
    ("ln_plain", lambda: F.layer_norm(v,(6,))),
    ("unfold", lambda: F.unfold(x.bfloat16(),3)),
    ("fold", lambda: F.fold(torch.rand(1,27,36).bfloat16(),(8,8),3)),
    ("conv_tbc", lambda: torch.conv_tbc(torch.rand(5,2,3),torch.rand(3,3,4),torch.rand(4))),
    ("emb_bag", lambda: nn.EmbeddingBag(5,6)(torch.tensor([[1]]))),
    ("logsumexp", lambda: torch.logsumexp(v@w,1)),
    ("cumprod", lambda: torch.cumprod(v@w,1)),
    ("dist", lambda: torch.dist(v@w,v)),
    ("renorm", lambda: torch.renorm(v@w,2,0,1.0)),
    ("addcmul", lambda: torch.addcmul(v,v@w,v)),
    ("lerp", lambda: torch.lerp(v,v@w,0.5)),
    ("addmv", lambda: torch.addmv(b,w,b)),
    ("addr", lambda: torch.addr(w,b,b)),
    ("scatter_add", lambda: torch.zeros(4,6).scatter_add(0,torch.zeros(4,6,dtype=torch.long),v@w)),
    ("index_add", lambda: torch.zeros(4,6).index_add(0,torch.tensor([0]),(v@w)[:1])),
    ("gather", lambda: (v@w).gather(0,torch.zeros(1,6,dtype=torch.long))),
    ("weight_norm", lambda: torch.nn.utils.parametrizations.weight_norm(nn.Linear(6,6))(v)),
    ("nn.Lin bf16 in", lambda: nn.Linear(6,6)(v.bfloat16())),
    ("sub", lambda: torch.sub(v@w,1)),
    ("mm bf16", lambda: torch.mm(v.bfloat16(),w)),
]
with torch.autocast("cpu", dtype=torch.bfloat16):
    for name, action in CALLS:
        attempt(name, action)
with torch.autocast("cpu", dtype=torch.float16):
    for name, action in CALLS[:12]:
        attempt(name, action)


@torch.autocast("cpu")
def product(a):
    return a @ a  #: bfloat16[6, 6]


print(product(w).dtype)
with torch.autocast("cpu"):
    with torch.autocast("cpu", enabled=False):
        print((w @ w).dtype)
    print((w @ w).dtype)
with torch.amp.autocast("cuda"):
    print((w @ w).dtype)
with torch.autocast("cpu", dtype=torch.float32):
    print((w @ w).dtype)
model = nn.Linear(6, 6)
with torch.autocast("cpu"):
    out = model(v)  #: bfloat16[4, 6]
    loss = out.sum()  #: bfloat16[]
loss.backward()
print(out.dtype, loss.dtype, model.weight.grad.dtype)
