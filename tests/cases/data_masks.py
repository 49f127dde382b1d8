# Masks of ones keep their elements in shuffled batches: whether anything is masked is known.
import torch
from torch.utils.data import DataLoader, Dataset


class Texts(Dataset):
    def __len__(self):
        return 6

    def __getitem__(self, index):
        return {"ids": torch.randint(0, 50, (4,)), "mask": torch.ones(4, dtype=torch.long), "label": index % 3}


for batch in DataLoader(Texts(), batch_size=4, shuffle=True):
    mask = batch["mask"]  #: int64[4, 4] | int64[2, 4]
    ids = batch["ids"]  #: int64[4, 4] | int64[2, 4]
    scores = torch.randn(ids.shape[0], 4, 4)  #: [4, 4, 4] | [2, 4, 4]
    if not mask.all():
        scores = scores.masked_fill(mask[:, None, :] == 0, -1e9).unsqueeze(1)
    weights = scores.softmax(-1)  #: [4, 4, 4] | [2, 4, 4]
    print(weights.shape, int(mask.sum()))
