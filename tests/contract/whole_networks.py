"""Networks as people post them: what they demand of images, signals, volumes, words and pairs of them."""
import math

import torch
import torch.nn as nn
import torch.nn.functional as F


#: DoubleConv accepts [N, 3, H, W] float32 → [N, 16, H, W]
class DoubleConv(nn.Module):
    def __init__(self, in_ch=3, out_ch=16):
        super().__init__()
        self.net = nn.Sequential(
            nn.Conv2d(in_ch, out_ch, 3, padding=1), nn.BatchNorm2d(out_ch), nn.ReLU(inplace=True),
            nn.Conv2d(out_ch, out_ch, 3, padding=1), nn.BatchNorm2d(out_ch), nn.ReLU(inplace=True))

    def forward(self, x):
        return self.net(x)


#: UNet accepts [N, 3, H, W] float32 → [N, 2, H, W]
#:     H a multiple of 4
#:     W a multiple of 4
class UNet(nn.Module):
    def __init__(self, n_classes=2):
        super().__init__()
        self.d1 = DoubleConv(3, 16)
        self.d2 = DoubleConv(16, 32)
        self.d3 = DoubleConv(32, 64)
        self.pool = nn.MaxPool2d(2)
        self.up2 = nn.ConvTranspose2d(64, 32, 2, stride=2)
        self.u2 = DoubleConv(64, 32)
        self.up1 = nn.ConvTranspose2d(32, 16, 2, stride=2)
        self.u1 = DoubleConv(32, 16)
        self.head = nn.Conv2d(16, n_classes, 1)

    def forward(self, x):
        s1 = self.d1(x)
        s2 = self.d2(self.pool(s1))
        b = self.d3(self.pool(s2))
        y = self.u2(torch.cat([self.up2(b), s2], dim=1))
        y = self.u1(torch.cat([self.up1(y), s1], dim=1))
        return self.head(y)


#: PatchDiscriminator accepts [N, 3, H, W] float32 → [N, 1, H//8 - 1, W//8 - 1]
#:     H ≥ 16
#:     W ≥ 16
#:     also [3, H, W] float32 → [1, H//8 - 1, W//8 - 1]
#:         H ≥ 16
#:         W ≥ 16
class PatchDiscriminator(nn.Module):
    def __init__(self, in_channels=3, ndf=16, n_layers=3):
        super().__init__()
        layers = [nn.Conv2d(in_channels, ndf, 4, 2, 1), nn.LeakyReLU(0.2, True)]
        mult = 1
        for n in range(1, n_layers):
            prev, mult = mult, min(2 ** n, 8)
            layers += [nn.Conv2d(ndf * prev, ndf * mult, 4, 2, 1, bias=False), nn.InstanceNorm2d(ndf * mult),
                       nn.LeakyReLU(0.2, True)]
        layers += [nn.Conv2d(ndf * mult, 1, 4, 1, 1)]
        self.model = nn.Sequential(*layers)

    def forward(self, img):
        return self.model(img)


#: LSTMTagger accepts [N, L] int64 from 0 to 4999 → [N, L, 17]
#:     also [L] int64 from 0 to 4999 → [L, 17]
class LSTMTagger(nn.Module):
    def __init__(self, vocab_size=5000, tagset=17, emb=64, hidden=64):
        super().__init__()
        self.word_embeddings = nn.Embedding(vocab_size, emb, padding_idx=0)
        self.lstm = nn.LSTM(emb, hidden, num_layers=2, batch_first=True, bidirectional=True, dropout=0.2)
        self.hidden2tag = nn.Linear(2 * hidden, tagset)

    def forward(self, sentence):
        out, (h, c) = self.lstm(self.word_embeddings(sentence))
        return F.log_softmax(self.hidden2tag(out), dim=-1)


#: CausalSelfAttention accepts [N, L, 48] float32 → [N, L, 48]
#:     L from 1 to 64
class CausalSelfAttention(nn.Module):
    def __init__(self, n_embd=48, n_head=4, block_size=64):
        super().__init__()
        assert n_embd % n_head == 0
        self.c_attn = nn.Linear(n_embd, 3 * n_embd)
        self.c_proj = nn.Linear(n_embd, n_embd)
        self.n_head, self.n_embd = n_head, n_embd
        self.register_buffer("bias", torch.tril(torch.ones(block_size, block_size)).view(1, 1, block_size, block_size))

    def forward(self, x):
        B, T, C = x.size()
        q, k, v = self.c_attn(x).split(self.n_embd, dim=2)
        k = k.view(B, T, self.n_head, C // self.n_head).transpose(1, 2)
        q = q.view(B, T, self.n_head, C // self.n_head).transpose(1, 2)
        v = v.view(B, T, self.n_head, C // self.n_head).transpose(1, 2)
        att = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(k.size(-1)))
        att = att.masked_fill(self.bias[:, :, :T, :T] == 0, float("-inf"))
        y = F.softmax(att, dim=-1) @ v
        return self.c_proj(y.transpose(1, 2).contiguous().view(B, T, C))


#: MiniGPT accepts [N, L] int64 from 0 to 64 → [N, L, 65]
#:     L from 1 to 64
class MiniGPT(nn.Module):
    def __init__(self, vocab=65, block_size=64, n_layer=2, n_embd=48):
        super().__init__()
        self.block_size = block_size
        self.wte = nn.Embedding(vocab, n_embd)
        self.wpe = nn.Embedding(block_size, n_embd)
        self.h = nn.ModuleList([nn.ModuleDict(dict(ln=nn.LayerNorm(n_embd), attn=CausalSelfAttention(n_embd, 4, block_size)))
                                for _ in range(n_layer)])
        self.ln_f = nn.LayerNorm(n_embd)
        self.lm_head = nn.Linear(n_embd, vocab, bias=False)

    def forward(self, idx, targets=None):
        b, t = idx.size()
        pos = torch.arange(0, t, dtype=torch.long, device=idx.device)
        x = self.wte(idx) + self.wpe(pos)
        for block in self.h:
            x = x + block["attn"](block["ln"](x))
        logits = self.lm_head(self.ln_f(x))
        loss = None
        if targets is not None:
            loss = F.cross_entropy(logits.view(-1, logits.size(-1)), targets.view(-1))
        return logits, loss


#: SiameseLSTM accepts s1 [N, L] int64 from 0 to 999, s2 [N, L2] int64 from 0 to 999 → [N, 2]
class SiameseLSTM(nn.Module):
    def __init__(self, vocab=1000, dim=32):
        super().__init__()
        self.emb = nn.Embedding(vocab, dim)
        self.rnn = nn.LSTM(dim, dim, batch_first=True)
        self.cls = nn.Linear(4 * dim, 2)

    def encode(self, s):
        return self.rnn(self.emb(s))[1][0][-1]

    def forward(self, s1, s2):
        a, b = self.encode(s1), self.encode(s2)
        return self.cls(torch.cat([a, b, (a - b).abs(), a * b], 1))


#: M5 accepts [N, 1, L] float32 → [N, 1, 35]
#:     L ≥ 1728
class M5(nn.Module):
    def __init__(self, n_input=1, n_output=35, stride=16, n_channel=32):
        super().__init__()
        self.conv1 = nn.Conv1d(n_input, n_channel, kernel_size=80, stride=stride)
        self.bn1 = nn.BatchNorm1d(n_channel)
        self.pool1 = nn.MaxPool1d(4)
        self.conv2 = nn.Conv1d(n_channel, n_channel, kernel_size=3)
        self.bn2 = nn.BatchNorm1d(n_channel)
        self.pool2 = nn.MaxPool1d(4)
        self.conv3 = nn.Conv1d(n_channel, 2 * n_channel, kernel_size=3)
        self.bn3 = nn.BatchNorm1d(2 * n_channel)
        self.pool3 = nn.MaxPool1d(4)
        self.fc1 = nn.Linear(2 * n_channel, n_output)

    def forward(self, x):
        x = self.pool1(F.relu(self.bn1(self.conv1(x))))
        x = self.pool2(F.relu(self.bn2(self.conv2(x))))
        x = self.pool3(F.relu(self.bn3(self.conv3(x))))
        x = F.avg_pool1d(x, x.shape[-1])
        x = x.permute(0, 2, 1)
        return F.log_softmax(self.fc1(x), dim=2)


#: PointNet accepts [N, 3, L] float32 → [N, 10]
class PointNet(nn.Module):
    def __init__(self, k=10):
        super().__init__()
        self.conv1 = nn.Conv1d(3, 64, 1)
        self.conv2 = nn.Conv1d(64, 128, 1)
        self.bn1 = nn.BatchNorm1d(64)
        self.bn2 = nn.BatchNorm1d(128)
        self.tnet = nn.Sequential(nn.Conv1d(3, 32, 1), nn.ReLU())
        self.tfc = nn.Linear(32, 9)
        self.fc = nn.Linear(128, k)

    def forward(self, x):
        bs = x.size(0)
        t = torch.max(self.tnet(x), 2)[0]
        m = self.tfc(t).view(bs, 3, 3) + torch.eye(3).repeat(bs, 1, 1)
        x = torch.bmm(x.transpose(2, 1), m).transpose(2, 1)
        x = F.relu(self.bn1(self.conv1(x)))
        x = self.bn2(self.conv2(x))
        x = torch.max(x, 2, keepdim=True)[0]
        return self.fc(x.view(-1, 128))


#: C3D accepts [N, 3, D, H, W] float32 → [N, 11]
#:     H ≥ 4 and W ≥ 4 and (D//4)*(H//8 + 1)*(W//8 + 1) = 256: 32×31×56, 32×56×31, 33×31×56, 33×56×31, 34×31×56, 34×56×31, …
#:     also [3, D, H, W] float32 → [16, 11]
#:         (D//4)*(H//8 + 1)*(W//8 + 1) = 4096: 67×120×120, 66×120×120, 67×120×121, 67×121×120, 67×121×121, 65×120×120, …
class C3D(nn.Module):
    def __init__(self, num_classes=11):
        super().__init__()
        self.features = nn.Sequential(
            nn.Conv3d(3, 8, 3, padding=1), nn.ReLU(), nn.MaxPool3d((1, 2, 2), (1, 2, 2)),
            nn.Conv3d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool3d(2, 2),
            nn.Conv3d(16, 16, 3, padding=1), nn.ReLU(), nn.MaxPool3d(2, 2, padding=(0, 1, 1)))
        self.fc = nn.Linear(16 * 4 * 8 * 8, num_classes)

    def forward(self, x):
        x = self.features(x)
        x = x.view(x.size(0), -1)
        return self.fc(x)


#: MixerBlock accepts [N, 16, 32] float32 → [N, 16, 32]
class MixerBlock(nn.Module):
    def __init__(self, tokens=16, dim=32):
        super().__init__()
        self.n1, self.n2 = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.token = nn.Sequential(nn.Linear(tokens, 64), nn.GELU(), nn.Linear(64, tokens))
        self.channel = nn.Sequential(nn.Linear(dim, 64), nn.GELU(), nn.Linear(64, dim))

    def forward(self, x):
        y = self.n1(x).transpose(1, 2)
        x = x + self.token(y).transpose(1, 2)
        return x + self.channel(self.n2(x))


#: MLPMixer accepts [N, 3, H, W] float32 → [N, 10]
#:     H*W = 64*(H//8)*(W//8) and (H//8)*(W//8) = 16: 32×32, 16×64, 64×16, 8×128, 128×8
class MLPMixer(nn.Module):
    def __init__(self, size=32, patch=8, dim=32, classes=10):
        super().__init__()
        self.patch = patch
        self.embed = nn.Linear(3 * patch * patch, dim)
        self.blocks = nn.Sequential(*[MixerBlock((size // patch) ** 2, dim) for _ in range(2)])
        self.norm = nn.LayerNorm(dim)
        self.head = nn.Linear(dim, classes)

    def forward(self, x):
        b, c, h, w = x.shape
        p = self.patch
        x = x.reshape(b, c, h // p, p, w // p, p).permute(0, 2, 4, 1, 3, 5).reshape(b, (h // p) * (w // p), c * p * p)
        return self.head(self.norm(self.blocks(self.embed(x))).mean(1))


#: Chomp1d accepts [N, L, F] of any element type → [N, L, max(F - 2, 0)]
#:     also [N, C, H, W] of any element type → [N, C, max(H - 2, 0), W]
#:     also [N, C, D, H, W] of any element type → [N, C, max(D - 2, 0), H, W]
class Chomp1d(nn.Module):
    def __init__(self, chomp_size=2):
        super().__init__()
        self.chomp_size = chomp_size

    def forward(self, x):
        return x[:, :, :-self.chomp_size].contiguous()


#: TemporalBlock accepts [N, 4, L] float32 → [N, 8, L]
class TemporalBlock(nn.Module):
    def __init__(self, n_in=4, n_out=8, k=3, d=1):
        super().__init__()
        pad = (k - 1) * d
        self.net = nn.Sequential(nn.utils.weight_norm(nn.Conv1d(n_in, n_out, k, padding=pad, dilation=d)), Chomp1d(pad),
                                 nn.ReLU(), nn.utils.weight_norm(nn.Conv1d(n_out, n_out, k, padding=pad, dilation=d)),
                                 Chomp1d(pad), nn.ReLU())
        self.down = nn.Conv1d(n_in, n_out, 1) if n_in != n_out else None

    def forward(self, x):
        res = x if self.down is None else self.down(x)
        return F.relu(self.net(x) + res)


#: TCN accepts [N, 4, L] float32 → [N, 5]
class TCN(nn.Module):
    def __init__(self, channels=(8, 8, 16)):
        super().__init__()
        last = 4
        blocks = []
        for i, c in enumerate(channels):
            blocks.append(TemporalBlock(last, c, 3, 2 ** i))
            last = c
        self.tcn = nn.Sequential(*blocks)
        self.linear = nn.Linear(last, 5)

    def forward(self, inputs):
        """Inputs have to have dimension (N, C_in, L_in)"""
        y1 = self.tcn(inputs)
        return F.log_softmax(self.linear(y1[:, :, -1]), dim=1)


#: NCF accepts user [N, L] int64 from 0 to 99, item [N, L] int64 from 0 to 249 → [N, L]
#:     also user [N] int64 from 0 to 99, item [N] int64 from 0 to 249 → [N]
class NCF(nn.Module):
    def __init__(self, num_users=100, num_items=250, dim=16):
        super().__init__()
        self.user = nn.Embedding(num_users, dim)
        self.item = nn.Embedding(num_items, dim)
        self.mlp = nn.Sequential(nn.Linear(2 * dim, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, user, item):
        return self.mlp(torch.cat([self.user(user), self.item(item)], dim=-1)).squeeze(-1)


#: Seq2SeqAttn accepts src [N, L] int64 from 0 to 89, tgt [N, L2] int64 from 0 to 109 → [N, L2, 110]
class Seq2SeqAttn(nn.Module):
    def __init__(self, src_vocab=90, tgt_vocab=110, hid=32):
        super().__init__()
        self.es = nn.Embedding(src_vocab, hid)
        self.et = nn.Embedding(tgt_vocab, hid)
        self.enc = nn.GRU(hid, hid, batch_first=True)
        self.dec = nn.GRU(hid, hid, batch_first=True)
        self.out = nn.Linear(2 * hid, tgt_vocab)

    def forward(self, src, tgt):
        enc, h = self.enc(self.es(src))
        dec, _ = self.dec(self.et(tgt), h)
        att = torch.softmax(torch.einsum("bqd,bkd->bqk", dec, enc), -1)
        return self.out(torch.cat([dec, torch.einsum("bqk,bkd->bqd", att, enc)], -1))


#: BinaryMRI accepts [N, 1, D, H, W] float32 → [N, 1]
#:     ((D + 2)//4 - 2)*((H + 2)//4 - 2)*((W + 2)//4 - 2) = 216: 30×30×30, 31×31×31, 32×32×32, 33×33×33, 30×30×31, 30×31×30, …
#:     also [1, D, H, W] float32 → [8, 1]
#:         ((D + 2)//4 - 2)*((H + 2)//4 - 2)*((W + 2)//4 - 2) = 1728: 54×54×54, 55×55×55, 56×56×56, 57×57×57, 54×54×55, 54×55×54, …
class BinaryMRI(nn.Module):
    def __init__(self):
        super().__init__()
        self.c1, self.c2 = nn.Conv3d(1, 4, 3), nn.Conv3d(4, 8, 3)
        self.fc = nn.Linear(8 * 6 * 6 * 6, 1)

    def forward(self, vol):
        x = F.max_pool3d(F.relu(self.c1(vol)), 2)
        x = F.max_pool3d(F.relu(self.c2(x)), 2)
        return torch.sigmoid(self.fc(torch.flatten(x, start_dim=1)))


#: TextCNN accepts [N, L] int64 from 0 to 1999 → [N, 4]
#:     L ≥ 5
class TextCNN(nn.Module):
    def __init__(self, vocab=2000, dim=50, ks=(3, 4, 5), n=20, classes=4):
        super().__init__()
        self.embed = nn.Embedding(vocab, dim)
        self.convs = nn.ModuleList([nn.Conv2d(1, n, (k, dim)) for k in ks])
        self.fc = nn.Linear(len(ks) * n, classes)

    def forward(self, x):
        x = self.embed(x).unsqueeze(1)
        x = [F.relu(conv(x)).squeeze(3) for conv in self.convs]
        x = [F.max_pool1d(i, i.size(2)).squeeze(2) for i in x]
        return self.fc(torch.cat(x, 1))


#: SpecCRNN accepts [N, 1, H, W] float32 → [N, 10]
#:     H from 64 to 67
#:     W ≥ 4
class SpecCRNN(nn.Module):
    """audio: (batch, 1, mel, time)"""
    def __init__(self, n_mels=64, classes=10):
        super().__init__()
        self.conv = nn.Sequential(nn.Conv2d(1, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
                                  nn.Conv2d(16, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2))
        self.gru = nn.GRU(32 * (n_mels // 4), 64, batch_first=True)
        self.fc = nn.Linear(64, classes)

    def forward(self, x):
        x = self.conv(x)
        b, c, f, t = x.shape
        x = x.permute(0, 3, 1, 2).reshape(b, t, c * f)
        out, _ = self.gru(x)
        return self.fc(out[:, -1, :])
