# Losses, their reductions and what they refuse.
import torch
import torch.nn as nn
import torch.nn.functional as F

logits, target = torch.randn(8, 5), torch.randint(0, 5, (8,))  #: logits [8, 5]; target int64[8]
a = nn.CrossEntropyLoss()(logits, target)  #: []
b = nn.CrossEntropyLoss(reduction="none")(logits, target)  #: [8]
c = F.cross_entropy(torch.randn(2, 5, 4, 4), torch.randint(0, 5, (2, 4, 4)), reduction="none")  #: [2, 4, 4]
d = F.cross_entropy(logits, torch.softmax(torch.randn(8, 5), 1))  #: []
e = F.nll_loss(F.log_softmax(logits, 1), target, weight=torch.ones(5))  #: []
f = nn.MSELoss()(logits, torch.empty(8, 5))  #: []
g = nn.L1Loss(reduction="none")(logits, logits)  #: [8, 5]
h = nn.BCEWithLogitsLoss()(torch.randn(8, 1), torch.rand(8, 1))  #: []
i = nn.BCELoss(reduction="sum")(torch.rand(8), torch.rand(8))  #: []
j = nn.SmoothL1Loss()(logits, logits) + nn.HuberLoss()(logits, logits)  #: []
k = nn.KLDivLoss(reduction="batchmean")(logits, logits)  #: []
l = nn.CosineEmbeddingLoss()(torch.randn(3, 4), torch.randn(3, 4), torch.ones(3))  #: []
m = nn.TripletMarginLoss()(torch.randn(3, 4), torch.randn(3, 4), torch.randn(3, 4))  #: []
n = nn.MarginRankingLoss()(torch.randn(3), torch.randn(3), torch.ones(3))  #: []
o = nn.CTCLoss()(torch.randn(50, 4, 20).log_softmax(2), torch.randint(1, 20, (4, 10)), torch.full((4,), 50), torch.full((4,), 10))  #: []
p = nn.CrossEntropyLoss(label_smoothing=0.1, ignore_index=-1)(logits, target)  #: []
q = nn.MultiLabelSoftMarginLoss()(logits, torch.empty(8, 5).round())  #: []
r = F.cosine_similarity(torch.randn(3, 4), torch.randn(3, 4))  #: [3]
s = F.pairwise_distance(torch.randn(3, 4), torch.randn(3, 4), keepdim=True)  #: [3, 1]
t = nn.GaussianNLLLoss()(logits, logits, torch.ones(8, 5))  #: []
u = F.cross_entropy(torch.randn(5), torch.tensor(2))  #: []
v = nn.PoissonNLLLoss()(logits, torch.rand(8, 5))  #: []


def attempt(action):
    try:
        print(action().shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: F.cross_entropy(logits, torch.zeros(7, dtype=torch.long)))
attempt(lambda: F.cross_entropy(logits, torch.zeros(8, 1, dtype=torch.long)))
attempt(lambda: F.cross_entropy(logits, torch.zeros(8)))
attempt(lambda: F.cross_entropy(logits, torch.zeros(8, dtype=torch.int32)))
attempt(lambda: F.cross_entropy(logits, torch.full((8,), 5)))
attempt(lambda: F.cross_entropy(logits, torch.zeros(8, 4)))
attempt(lambda: F.cross_entropy(torch.empty(2, 5, 4, 4), torch.zeros(2, 1, 4, 4, dtype=torch.long)))
attempt(lambda: F.cross_entropy(torch.empty(2, 5, 4, 4), torch.zeros(2, 4, 5, dtype=torch.long)))
attempt(lambda: F.cross_entropy(logits, target, weight=torch.ones(4)))
attempt(lambda: F.nll_loss(torch.empty(8), target))
attempt(lambda: F.mse_loss(logits, torch.empty(8, 4)))
attempt(lambda: F.mse_loss(torch.empty(8, 1), torch.empty(8)))
attempt(lambda: F.mse_loss(logits, None))
attempt(lambda: F.binary_cross_entropy(torch.rand(8, 1), torch.rand(8)))
attempt(lambda: F.binary_cross_entropy(torch.rand(8), torch.ones(8, dtype=torch.long)))
attempt(lambda: F.binary_cross_entropy_with_logits(torch.rand(8, 1), torch.rand(8)))
attempt(lambda: F.binary_cross_entropy_with_logits(torch.rand(8), torch.ones(8, dtype=torch.long)))
attempt(lambda: nn.CrossEntropyLoss(reduction="all")(logits, target))
attempt(lambda: nn.CosineEmbeddingLoss()(torch.empty(3, 4), torch.empty(3, 5), torch.ones(3)))
attempt(lambda: nn.MSELoss()(logits))
attempt(lambda: nn.CrossEntropyLoss()(logits, 3))
attempt(lambda: F.l1_loss(logits, torch.empty(3, 5)))
attempt(lambda: F.kl_div(logits, torch.empty(8, 4)))
