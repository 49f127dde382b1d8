# A Q-network update: gather wants an index of the same rank.
import random
from collections import deque, namedtuple

import torch
import torch.nn as nn

Transition = namedtuple("Transition", ("state", "action", "reward", "next_state", "done"))


class Memory:
    def __init__(self, capacity):
        self.memory = deque([], maxlen=capacity)

    def push(self, *args):
        self.memory.append(Transition(*args))

    def sample(self, n):
        return random.sample(self.memory, n)  #: (([1, 4], int64[1], [1], [1, 4], -), ([1, 4], int64[1], [1], [1, 4], -), ([1, 4], int64[1], [1], [1, 4], -), ([1, 4], int64[1], [1], [1, 4], -), ([1, 4], int64[1], [1], [1, 4], -), ([1, 4], int64[1], [1], [1, 4], -), ([1, 4], int64[1], [1], [1, 4], -), ([1, 4], int64[1], [1], [1, 4], -))

    def __len__(self):
        return len(self.memory)


policy, target = (nn.Sequential(nn.Linear(4, 32), nn.ReLU(), nn.Linear(32, 2)) for _ in range(2))
target.load_state_dict(policy.state_dict())
memory = Memory(100)
state = torch.zeros(1, 4)  #: [1, 4]
for step in range(20):
    memory.push(state, torch.tensor([step % 2]), torch.tensor([1.0]), state + 1, False)
batch = Transition(*zip(*memory.sample(8)))  #: (([1, 4], [1, 4], [1, 4], [1, 4], [1, 4], [1, 4], [1, 4], [1, 4]), (int64[1], int64[1], int64[1], int64[1], int64[1], int64[1], int64[1], int64[1]), ([1], [1], [1], [1], [1], [1], [1], [1]), ([1, 4], [1, 4], [1, 4], [1, 4], [1, 4], [1, 4], [1, 4], [1, 4]), -)
states = torch.cat(batch.state)  #: [8, 4]
actions = torch.cat(batch.action)  #: int64[8]
rewards = torch.cat(batch.reward)  #: [8]
with torch.no_grad():
    best = target(torch.cat(batch.next_state)).max(1)[0]  #: [8]
expected = rewards + 0.99 * best  #: [8]
good = policy(states).gather(1, actions.unsqueeze(1)).squeeze(1)  #: [8]
loss = nn.SmoothL1Loss()(good, expected)  #: []
print(len(memory), states.shape, loss.shape)
q = policy(states).gather(1, actions)  #! RuntimeError: Index tensor must have the same number of dimensions as input tensor
