# Packing, padding and running recurrent networks over ragged batches.
import torch
import torch.nn as nn
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pack_sequence, pad_packed_sequence, pad_sequence, unpad_sequence

seqs = [torch.randn(n, 4) for n in (3, 6, 2)]  #: ([3, 4], [6, 4], [2, 4])
batch = pad_sequence(seqs, batch_first=True)  #: [3, 6, 4]
lengths = torch.tensor([len(s) for s in seqs])  #: int64[3]
packed = pack_padded_sequence(batch, lengths, batch_first=True, enforce_sorted=False)  #: ([11, 4], int64[6], int64[3], int64[3])
out, hidden = nn.GRU(4, 8, batch_first=True)(packed)  #: hidden [1, 3, 8]; out ([11, 8], int64[6], int64[3], int64[3])
padded, sizes = pad_packed_sequence(out, batch_first=True)  #: padded [3, 6, 8]; sizes int64[3]
longer, _ = pad_packed_sequence(out, total_length=10)  #: _ int64[3]; longer [10, 3, 8]
print(packed.data.shape, packed.batch_sizes.tolist(), sizes.tolist(), isinstance(out, PackedSequence), padded.shape)
other = pack_sequence([torch.ones(4, 2), torch.ones(2, 2)])  #: ([6, 2], int64[4], -, -)
out2, (h2, c2) = nn.LSTM(2, 3, bidirectional=True)(other)  #: c2 [2, 2, 3]; h2 [2, 2, 3]; out2 ([6, 6], int64[4], -, -)
back = unpad_sequence(batch, lengths, batch_first=True)  #: ([3, 4], [6, 4], [2, 4])
mask = torch.arange(batch.size(1))[None, :] < lengths[:, None]  #: bool[3, 6]
mean = (batch * mask.unsqueeze(-1)).sum(1) / lengths.unsqueeze(1)  #: [3, 4]


def attempt(action):
    try:
        print(action()[0].shape)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: pack_padded_sequence(batch, lengths, batch_first=True))
attempt(lambda: pack_padded_sequence(batch, torch.tensor([6, 3]), batch_first=True))
attempt(lambda: pack_padded_sequence(batch, torch.tensor([6, 3, 0]), batch_first=True))
attempt(lambda: pack_padded_sequence(batch, torch.tensor([9, 3, 1]), batch_first=True))
attempt(lambda: pad_packed_sequence(out, total_length=3))
attempt(lambda: pad_packed_sequence(batch))
attempt(lambda: pad_sequence([torch.empty(3, 4), torch.empty(2, 5)]))
attempt(lambda: nn.GRU(5, 8, batch_first=True)(packed))
attempt(lambda: pack_sequence([torch.ones(2, 2), torch.ones(4, 2)]))
