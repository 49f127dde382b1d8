import torch
import torch.nn.functional as F


def dice_loss(logits, target, eps=1e-6):
    probs = F.softmax(logits, dim=1)
    onehot = F.one_hot(target, num_classes=logits.shape[1])
    inter = (probs * onehot).sum((2, 3))
    union = probs.sum((2, 3)) + onehot.sum((2, 3))
    return 1 - ((2 * inter + eps) / (union + eps)).mean()


logits = torch.randn(2, 5, 64, 48)
target = torch.randint(0, 5, (2, 64, 48))
print(dice_loss(logits, target))
