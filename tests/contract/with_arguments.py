"""Classes that need arguments, as the file itself gives them; recordings of the annotated ones want jaxtyping."""
import math
from dataclasses import dataclass

import torch
import torch.nn as nn
import torch.nn.functional as F
from jaxtyping import Bool, Float, Int
from torch import Tensor


@dataclass
class GPTConfig:
    block_size: int = 64
    vocab_size: int = 100
    n_layer: int = 2
    n_head: int = 4
    n_embd: int = 32
    dropout: float = 0.0


#: CausalSelfAttention (as CausalSelfAttention(GPTConfig())) accepts [N, L, 32] float32 → [N, L, 32]
#:     L from 1 to 64
class CausalSelfAttention(nn.Module):
    def __init__(self, config):
        super().__init__()
        assert config.n_embd % config.n_head == 0
        self.c_attn = nn.Linear(config.n_embd, 3 * config.n_embd)
        self.c_proj = nn.Linear(config.n_embd, config.n_embd)
        self.n_head = config.n_head
        self.n_embd = config.n_embd
        self.register_buffer("bias", torch.tril(torch.ones(config.block_size, config.block_size))
                             .view(1, 1, config.block_size, config.block_size))

    def forward(self, x):
        B, T, C = x.size()
        q, k, v = self.c_attn(x).split(self.n_embd, dim=2)
        k = k.view(B, T, self.n_head, C // self.n_head).transpose(1, 2)
        q = q.view(B, T, self.n_head, C // self.n_head).transpose(1, 2)
        v = v.view(B, T, self.n_head, C // self.n_head).transpose(1, 2)
        att = (q @ k.transpose(-2, -1)) * (1.0 / math.sqrt(k.size(-1)))
        att = att.masked_fill(self.bias[:, :, :T, :T] == 0, float('-inf'))
        att = F.softmax(att, dim=-1)
        y = (att @ v).transpose(1, 2).contiguous().view(B, T, C)
        return self.c_proj(y)


#: Block (as Block(GPTConfig())) accepts [N, L, 32] float32 → [N, L, 32]
#:     L from 1 to 64
class Block(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.ln_1 = nn.LayerNorm(config.n_embd)
        self.attn = CausalSelfAttention(config)
        self.ln_2 = nn.LayerNorm(config.n_embd)
        self.mlp = nn.Sequential(nn.Linear(config.n_embd, 4 * config.n_embd), nn.GELU(), nn.Linear(4 * config.n_embd, config.n_embd))

    def forward(self, x):
        x = x + self.attn(self.ln_1(x))
        x = x + self.mlp(self.ln_2(x))
        return x


#: GPT (as GPT(GPTConfig())) accepts [N, L] int64 from 0 to 99 → [N, L, 100]
#:     L from 1 to 64
class GPT(nn.Module):
    def __init__(self, config: GPTConfig):
        super().__init__()
        self.config = config
        self.wte = nn.Embedding(config.vocab_size, config.n_embd)
        self.wpe = nn.Embedding(config.block_size, config.n_embd)
        self.h = nn.ModuleList([Block(config) for _ in range(config.n_layer)])
        self.ln_f = nn.LayerNorm(config.n_embd)
        self.lm_head = nn.Linear(config.n_embd, config.vocab_size, bias=False)

    def forward(self, idx, targets=None):
        b, t = idx.size()
        assert t <= self.config.block_size, f"Cannot forward sequence of length {t}, block size is only {self.config.block_size}"
        pos = torch.arange(0, t, dtype=torch.long, device=idx.device)
        x = self.wte(idx) + self.wpe(pos)
        for block in self.h:
            x = block(x)
        x = self.ln_f(x)
        logits = self.lm_head(x)
        loss = None
        if targets is not None:
            loss = F.cross_entropy(logits.view(-1, logits.size(-1)), targets.view(-1))
        return logits, loss


#: SentimentLSTM (as SentimentLSTM(1000, 1, 32, 64, n_layers=2)) accepts [N, L] int64 from 0 to 999 → [N, 1]
#:     also [64] int64 from 0 to 999 → [1]
class SentimentLSTM(nn.Module):
    def __init__(self, vocab_size, output_size, embedding_dim, hidden_dim, n_layers):
        super().__init__()
        self.embedding = nn.Embedding(vocab_size, embedding_dim)
        self.lstm = nn.LSTM(embedding_dim, hidden_dim, n_layers, batch_first=True, dropout=0.5)
        self.fc = nn.Linear(hidden_dim, output_size)

    def forward(self, x):
        out, (h, c) = self.lstm(self.embedding(x))
        return torch.sigmoid(self.fc(out[:, -1]))


#: Encoder (as Encoder(40, 8, 16)) accepts [N, L] int64 from 0 to 39 → [N, L, 16], [1, L, 16]
#:     also [L] int64 from 0 to 39 → [L, 16], [1, 16]
class Encoder(nn.Module):
    def __init__(self, input_dim, emb_dim, hid_dim):
        super().__init__()
        self.embedding = nn.Embedding(input_dim, emb_dim)
        self.rnn = nn.GRU(emb_dim, hid_dim)

    def forward(self, src):
        outputs, hidden = self.rnn(self.embedding(src))
        return outputs, hidden


#: Decoder (as Decoder(50, 8, 16)) accepts input [N] int64 from 0 to 49, hidden [1, N, 16] float32 → [N, 50], [1, N, 16]
class Decoder(nn.Module):
    def __init__(self, output_dim, emb_dim, hid_dim):
        super().__init__()
        self.output_dim = output_dim
        self.embedding = nn.Embedding(output_dim, emb_dim)
        self.rnn = nn.GRU(emb_dim, hid_dim)
        self.fc = nn.Linear(hid_dim, output_dim)

    def forward(self, input, hidden):
        e = self.embedding(input.unsqueeze(0))
        o, hidden = self.rnn(e, hidden)
        return self.fc(o.squeeze(0)), hidden


#: MaskedEncoder accepts ids [N, L] int64 from 0 to 59, mask [N, L] bool → [N, 2]
class MaskedEncoder(nn.Module):
    def __init__(self, vocab=60, d=16, nhead=4):
        super().__init__()
        self.emb = nn.Embedding(vocab, d)
        self.enc = nn.TransformerEncoder(nn.TransformerEncoderLayer(d, nhead, 32, batch_first=True), 1)
        self.out = nn.Linear(d, 2)

    def forward(self, ids, mask):
        x = self.enc(self.emb(ids), src_key_padding_mask=mask)
        x = x.masked_fill(mask.unsqueeze(-1), 0).sum(1) / (~mask).sum(1, keepdim=True)
        return self.out(x)


#: Head accepts [batch, seq, 16] float32 → [batch, seq, 3]
class Head(nn.Module):
    def __init__(self, d=16):
        super().__init__()
        self.fc = nn.Linear(d, 3)

    def forward(self, x: Float[Tensor, "batch seq 16"]) -> Float[Tensor, "batch seq 3"]:
        return self.fc(x)


#: PoolHead accepts [b, 3, h, w] float32 → [b, 8]
#:     h ≥ 3
#:     w ≥ 3
class PoolHead(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3)

    def forward(self, image: Float[Tensor, "b c h w"]) -> Float[Tensor, "b 8"]:
        return self.conv(image).mean((2, 3))


#: Square accepts [b, 3, size, size] float32 → [b, 8, (size + 1)//2 - 1, (size + 1)//2 - 1]
#:     size ≥ 3
class Square(nn.Module):
    """The annotation says that height and width are the same: size."""

    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(3, 8, 3, stride=2)

    def forward(self, image: Float[Tensor, "b 3 size size"]):
        x = self.conv(image)
        return x @ x.transpose(-1, -2)


#: Lookup accepts ids [b, t] int64 from 0 to 99, mask [b, t] bool → [b, 12]
class Lookup(nn.Module):
    def __init__(self):
        super().__init__()
        self.e = nn.Embedding(100, 12)

    def forward(self, ids: Int[Tensor, "b t"], mask: Bool[Tensor, "b t"]) -> Float[Tensor, "b 12"]:
        x = self.e(ids).masked_fill(~mask[..., None], 0)
        return x.sum(1)


#: Wrong accepts [batch, 16] float32 → [batch, 3]
#:     but what it returns is annotated "batch 4"
class Wrong(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(16, 3)

    def forward(self, x: Float[Tensor, "batch 16"]) -> Float[Tensor, "batch 4"]:
        return self.fc(x)


#: WrongInput: no input fits its annotation "batch 32"; line 212: RuntimeError: mat1 and mat2 shapes cannot be multiplied (batchx32 and 16x3)
class WrongInput(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(16, 3)

    def forward(self, x: Float[Tensor, "batch 32"]):
        return self.fc(x)


#: Attn accepts q [b, n, d] float32, k [b, m, d] float32, v [b, m, d] float32 → [b, n, d]
#:     d*m a multiple of 4*(d//4) and n*d a multiple of 4*(d//4): 4×4×4, 6×6×6, 8×8×8, 12×12×12, 16×16×16, 20×20×20, …
class Attn(nn.Module):
    def __init__(self, heads=4):
        super().__init__()
        self.h = heads

    def forward(self, q: Float[Tensor, "b n d"], k: Float[Tensor, "b m d"], v: Float[Tensor, "b m d"]) -> Float[Tensor, "b n d"]:
        b, n, d = q.shape
        q, k, v = (t.view(b, -1, self.h, d // self.h).transpose(1, 2) for t in (q, k, v))
        return F.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, n, d)


def main():
    encoder, decoder = Encoder(40, 8, 16), Decoder(50, 8, 16)
    vocabulary = 1000
    sentiment = SentimentLSTM(vocabulary, 1, 32, 64, n_layers=2)
    return encoder, decoder, sentiment


if __name__ == "__main__":
    main()
