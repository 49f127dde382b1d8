"""Parameter groups, their text, and a parameter that is given twice."""
import torch
from torch import nn

body, head = nn.Linear(4, 8), nn.Linear(8, 2)
optimizer = torch.optim.SGD([{"params": body.parameters()}, {"params": head.parameters(), "lr": 0.5}], lr=0.1,
                            momentum=0.9)
print(optimizer)
x = torch.randn(3, 4)  #: [3, 4]
loss = head(body(x)).sum()  #: []
loss.backward()
optimizer.step()
state = optimizer.state_dict()
buffer = state["state"][0]["momentum_buffer"]  #: [8, 4]
print(sorted(state["state"]), [len(group["params"]) for group in state["param_groups"]])
optimizer.zero_grad()
print(body.weight.grad)
optimizer.load_state_dict(state)
for wrong in ([], [1], nn.Linear(2, 2).weight):
    try:
        torch.optim.Adam(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
torch.optim.Adam([{"params": body.parameters()}, {"params": list(body.parameters())}])  #! ValueError: some parameters appear in more than one parameter group
