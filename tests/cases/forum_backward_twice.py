# The hidden state is carried from step to step without being detached.
import torch
import torch.nn as nn

rnn, head = nn.RNN(3, 5, batch_first=True), nn.Linear(5, 1)
optimizer = torch.optim.SGD([*rnn.parameters(), *head.parameters()], lr=0.01)
hidden = torch.zeros(1, 2, 5)  #: [1, 2, 5]
for step in range(3):
    x = torch.randn(2, 4, 3)  #: [2, 4, 3]
    out, hidden = rnn(x, hidden)  #: hidden [1, 2, 5]; out [2, 4, 5]
    loss = head(out[:, -1]).pow(2).mean()  #: []
    optimizer.zero_grad()
    loss.backward()  #! RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.
    optimizer.step()
    print("step", step)
