"""Speech recognition in small: spectrogram-like input, convolutions, GRU, CTC, lengths computed by hand."""
import torch
import torch.nn as nn
import torch.nn.functional as F

ALPHABET = "_ abcdefghijklmnopqrstuvwxyz'"


class TextTransform:
    def __init__(self):
        self.char_map = {c: i for i, c in enumerate(ALPHABET)}
        self.index_map = dict(enumerate(ALPHABET))

    def text_to_int(self, text):
        return [self.char_map[c] for c in text]

    def int_to_text(self, labels):
        return "".join(self.index_map[i] for i in labels)


class CNNLayerNorm(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.layer_norm = nn.LayerNorm(features)

    def forward(self, x):
        x = x.transpose(2, 3).contiguous()
        x = self.layer_norm(x)
        return x.transpose(2, 3).contiguous()


class ResidualCNN(nn.Module):
    def __init__(self, channels, kernel, features):
        super().__init__()
        self.cnn1 = nn.Conv2d(channels, channels, kernel, 1, padding=kernel // 2)
        self.cnn2 = nn.Conv2d(channels, channels, kernel, 1, padding=kernel // 2)
        self.norm1, self.norm2 = CNNLayerNorm(features), CNNLayerNorm(features)

    def forward(self, x):
        residual = x
        x = self.cnn1(F.gelu(self.norm1(x)))
        x = self.cnn2(F.gelu(self.norm2(x)))
        x += residual
        return x


class BidirectionalGRU(nn.Module):
    def __init__(self, dim, hidden, batch_first):
        super().__init__()
        self.gru = nn.GRU(dim, hidden, 1, batch_first=batch_first, bidirectional=True)
        self.norm = nn.LayerNorm(dim)

    def forward(self, x):
        x, _ = self.gru(F.gelu(self.norm(x)))
        return x


class SpeechModel(nn.Module):
    def __init__(self, cnn_layers=2, rnn_layers=2, rnn_dim=24, classes=len(ALPHABET), features=32, stride=2):
        super().__init__()
        features = features // 2
        self.cnn = nn.Conv2d(1, 8, 3, stride=stride, padding=1)
        self.rescnn = nn.Sequential(*[ResidualCNN(8, 3, features) for _ in range(cnn_layers)])
        self.fully_connected = nn.Linear(features * 8, rnn_dim)
        self.birnn = nn.Sequential(*[BidirectionalGRU(rnn_dim if i == 0 else rnn_dim * 2, rnn_dim, i == 0) for i in range(rnn_layers)])
        self.classifier = nn.Sequential(nn.Linear(rnn_dim * 2, rnn_dim), nn.GELU(), nn.Linear(rnn_dim, classes))

    def forward(self, x):
        x = self.cnn(x)
        x = self.rescnn(x)
        sizes = x.size()
        x = x.view(sizes[0], sizes[1] * sizes[2], sizes[3])
        x = x.transpose(1, 2)
        x = self.fully_connected(x)
        x = self.birnn(x)
        return self.classifier(x)


def data_processing(data, transform):
    spectrograms, labels, input_lengths, label_lengths = [], [], [], []
    for waveform, text in data:
        frames = waveform.unfold(0, 64, 32)
        spec = torch.fft.rfft(frames * torch.hann_window(64)).abs()[:, :32]
        spectrograms.append(spec)
        label = torch.tensor(transform.text_to_int(text), dtype=torch.float)
        labels.append(label)
        input_lengths.append(spec.shape[0] // 2)
        label_lengths.append(len(label))
    spectrograms = nn.utils.rnn.pad_sequence(spectrograms, batch_first=True).unsqueeze(1).transpose(2, 3)
    labels = nn.utils.rnn.pad_sequence(labels, batch_first=True)
    return spectrograms, labels, input_lengths, label_lengths


def greedy_decode(output, labels, lengths, transform, blank=0):
    arg_maxes = torch.argmax(output, dim=2)
    targets = []
    for i in range(len(arg_maxes)):
        targets.append(transform.int_to_text(labels[i][:lengths[i]].tolist()))
    return arg_maxes, targets


transform = TextTransform()
recordings = [(torch.randn(2000), "hello"), (torch.randn(3200), "good day"), (torch.randn(1700), "it's")]
spectrograms, labels, input_lengths, label_lengths = data_processing(recordings, transform)
print(tuple(spectrograms.shape), tuple(labels.shape), input_lengths, label_lengths)
model = SpeechModel()
print(sum(p.nelement() for p in model.parameters()))
criterion = nn.CTCLoss(blank=0, zero_infinity=True)
optimizer = torch.optim.AdamW(model.parameters(), 5e-4)
scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=5e-4, steps_per_epoch=2, epochs=1, anneal_strategy="linear")
for step in range(2):
    optimizer.zero_grad()
    output = model(spectrograms)
    output = F.log_softmax(output, dim=2)
    output = output.transpose(0, 1)
    loss = criterion(output, labels.long(), torch.tensor(input_lengths), torch.tensor(label_lengths))
    loss.backward()
    optimizer.step()
    scheduler.step()
    print(step, tuple(output.shape), loss.dim())
guesses, targets = greedy_decode(output.transpose(0, 1), labels.long(), label_lengths, transform)
print(guesses.shape, targets)
narrow = SpeechModel(features=40)
narrow(spectrograms)
