import torch
import torch.nn as nn

class SentimentRNN(nn.Module):
    def __init__(self, vocab_size=1000, embed_dim=50, hidden_dim=128, n_classes=3):
        super(SentimentRNN, self).__init__()
        self.embedding = nn.Embedding(vocab_size, embed_dim)
        self.gru = nn.GRU(embed_dim, hidden_dim, num_layers=2, batch_first=True)
        self.dropout = nn.Dropout(0.3)
        self.fc = nn.Linear(hidden_dim, n_classes)

    def forward(self, text):
        embedded = self.dropout(self.embedding(text))
        output, hidden = self.gru(embedded)
        return self.fc(output)

device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
net = SentimentRNN().to(device)
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
loss_fn = nn.CrossEntropyLoss()

for step in range(5):
    text = torch.randint(0, 1000, (32, 40)).to(device)
    label = torch.randint(0, 3, (32,)).to(device)
    pred = net(text)
    loss = loss_fn(pred, label)
    opt.zero_grad()
    loss.backward()
    opt.step()
