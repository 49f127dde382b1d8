"""Reinforcement learning without a simulator library: an own environment, categorical policy, returns, updates."""
import math
from collections import namedtuple
from itertools import count

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.distributions import Categorical

SavedAction = namedtuple("SavedAction", ["log_prob", "value"])


class Corridor:
    """Walk right along a corridor; an episode takes a fixed number of steps."""

    def __init__(self, length=8):
        self.length = length
        self.position = 0

    @property
    def state(self):
        return [self.position / self.length, math.sin(self.position), math.cos(self.position), 1.0]

    def reset(self):
        self.position = 0
        return self.state

    def step(self, action):
        self.position += 1
        reward = 1.0 if self.position % 2 else -0.5
        return self.state, reward, self.position >= self.length


class Policy(nn.Module):
    def __init__(self, states=4, hidden=32, actions=3):
        super().__init__()
        self.affine1 = nn.Linear(states, hidden)
        self.action_head = nn.Linear(hidden, actions)
        self.value_head = nn.Linear(hidden, 1)
        self.saved_actions = []
        self.rewards = []

    def forward(self, x):
        x = F.relu(self.affine1(x))
        action_prob = F.softmax(self.action_head(x), dim=-1)
        state_values = self.value_head(x)
        return action_prob, state_values


model = Policy()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-2)
eps = 1e-8


def select_action(state):
    state = torch.tensor(state)
    probs, state_value = model(state)
    m = Categorical(probs)
    action = m.sample()
    model.saved_actions.append(SavedAction(m.log_prob(action), state_value))
    return action.item()


def finish_episode(gamma=0.99):
    R = 0
    policy_losses, value_losses, returns = [], [], []
    for r in model.rewards[::-1]:
        R = r + gamma * R
        returns.insert(0, R)
    returns = torch.tensor(returns)
    returns = (returns - returns.mean()) / (returns.std() + eps)
    for (log_prob, value), R in zip(model.saved_actions, returns):
        advantage = R - value.item()
        policy_losses.append(-log_prob * advantage)
        value_losses.append(F.smooth_l1_loss(value, torch.tensor([R])))
    optimizer.zero_grad()
    loss = torch.stack(policy_losses).sum() + torch.stack(value_losses).sum()
    loss.backward()
    optimizer.step()
    del model.rewards[:]
    del model.saved_actions[:]
    return returns


env = Corridor()
for episode in range(3):
    state, total = env.reset(), 0
    for t in count(1):
        action = select_action(state)
        state, reward, done = env.step(action)
        model.rewards.append(reward)
        total += reward
        if done:
            break
    returns = finish_episode()
    print("episode", episode, "steps", t, "reward", total, tuple(returns.shape))

batch = torch.randn(5, 4)
probs, values = model(batch)
dist = Categorical(logits=torch.randn(5, 3))
sampled = dist.sample((2,))
entropy = dist.entropy()
log_probs = dist.log_prob(torch.zeros(5, dtype=torch.long))
normal = torch.distributions.Normal(torch.zeros(5, 2), torch.ones(2))
actions = normal.rsample()
score = normal.log_prob(actions).sum(-1)
print(probs.shape, values.shape, sampled.shape, entropy.shape, normal.batch_shape, score.shape)
advantages = torch.randn(6)
loss = -(log_probs * advantages).mean()
