import torch
import torch.nn as nn

class Model(nn.Module):
    def __init__(self, input_size=10, hidden_size=32, num_layers=2):
        super().__init__()
        self.num_layers = num_layers
        self.hidden_size = hidden_size
        self.lstm = nn.LSTM(input_size, hidden_size, num_layers, batch_first=True)
        self.fc = nn.Linear(hidden_size, 1)

    def forward(self, x):
        h0 = torch.zeros(x.size(0), self.num_layers, self.hidden_size)
        c0 = torch.zeros(x.size(0), self.num_layers, self.hidden_size)
        out, _ = self.lstm(x, (h0, c0))
        return self.fc(out[:, -1, :])

model = Model()
optimizer = torch.optim.Adam(model.parameters())
x = torch.randn(64, 30, 10)
y = torch.randn(64, 1)
for epoch in range(10):
    out = model(x)
    loss = nn.MSELoss()(out, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
