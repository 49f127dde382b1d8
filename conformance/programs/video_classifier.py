"""Frames through a 2-d network, then over time with a 3-d branch and an LSTM; the merge forgets an order of axes."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, Dataset


class TimeDistributed(nn.Module):
    def __init__(self, module):
        super().__init__()
        self.module = module

    def forward(self, x):
        b, t = x.shape[:2]
        y = self.module(x.flatten(0, 1))
        return y.unflatten(0, (b, t))


class Frames(nn.Sequential):
    def __init__(self, width=8):
        super().__init__(nn.Conv2d(3, width, 3, 2, 1), nn.ReLU(), nn.Conv2d(width, width * 2, 3, 2, 1), nn.ReLU(), nn.AdaptiveAvgPool2d(2), nn.Flatten())
        self.width = width * 2 * 4


class Conv3dBranch(nn.Module):
    def __init__(self, out=10):
        super().__init__()
        self.net = nn.Sequential(nn.Conv3d(3, 6, (3, 5, 5), stride=(1, 2, 2), padding=(1, 2, 2)), nn.BatchNorm3d(6), nn.ReLU(), nn.MaxPool3d((1, 2, 2)),
                                 nn.Conv3d(6, out, 3, padding=1), nn.ReLU())
        self.pool = nn.AdaptiveAvgPool3d((None, 1, 1))

    def forward(self, x):
        x = self.net(x.transpose(1, 2))
        x = self.pool(x)
        return x.squeeze(-1).squeeze(-1)


class VideoNet(nn.Module):
    def __init__(self, classes=4, hidden=16, merge="cat"):
        super().__init__()
        frames = Frames()
        self.frames, self.volume = TimeDistributed(frames), Conv3dBranch()
        self.lstm = nn.LSTM(frames.width + 10, hidden, batch_first=True, bidirectional=True)
        self.attention = nn.Linear(hidden * 2, 1)
        self.head = nn.Linear(hidden * 2, classes)
        self.merge = merge

    def forward(self, clip):
        spatial = self.frames(clip)
        temporal = self.volume(clip)
        if self.merge == "cat":
            temporal = temporal.permute(0, 2, 1)
        joined = torch.cat([spatial, temporal], dim=-1)
        states, (h, c) = self.lstm(joined)
        weights = self.attention(states).squeeze(-1).softmax(dim=1)
        context = torch.bmm(weights.unsqueeze(1), states).squeeze(1)
        return self.head(context), weights


class Clips(Dataset):
    def __init__(self, lengths, frames=6):
        self.lengths, self.frames = lengths, frames

    def __len__(self):
        return len(self.lengths)

    def __getitem__(self, i):
        n = self.lengths[i]
        clip = torch.rand(n, 3, 24, 32)
        if n < self.frames:
            clip = torch.cat([clip, clip[-1:].expand(self.frames - n, -1, -1, -1)])
        picks = torch.linspace(0, len(clip) - 1, self.frames).long()
        return clip[picks], i % 4


loader = DataLoader(Clips([3, 6, 9, 12, 5]), batch_size=2)
model = VideoNet()
optimizer = torch.optim.Adam(model.parameters())
for clips, labels in loader:
    logits, weights = model(clips)
    loss = nn.functional.cross_entropy(logits, labels)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    print(tuple(clips.shape), tuple(logits.shape), tuple(weights.shape))
print(torch.linspace(0, 11, 6).long().tolist(), sum(p.numel() for p in model.parameters()))
with torch.no_grad():
    short = model.eval()(torch.rand(1, 2, 3, 20, 20))
broken = VideoNet(merge="none")
broken(clips)
