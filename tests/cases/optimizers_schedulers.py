# Optimizers and learning-rate schedules: the numbers that follow from the program alone.
import torch
import torch.nn as nn
from torch.optim import lr_scheduler as sched

net = nn.Linear(4, 2)
for kind in (torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW, torch.optim.RMSprop, torch.optim.Adagrad, torch.optim.Adadelta, torch.optim.NAdam):
    optimizer = kind(net.parameters(), lr=0.01)
    loss = net(torch.randn(3, 4)).pow(2).mean()  #: []
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    print(kind.__name__, optimizer.param_groups[0]["lr"], len(optimizer.param_groups[0]["params"]), optimizer.param_groups[0].get("weight_decay"))


def run(make, steps=6, lr=0.1):
    optimizer = torch.optim.SGD(net.parameters(), lr=lr)
    scheduler = make(optimizer)
    rates = []
    for _ in range(steps):
        rates.append(round(optimizer.param_groups[0]["lr"], 6))
        optimizer.step()
        scheduler.step()
    return rates


print(run(lambda o: sched.StepLR(o, 2, gamma=0.5)))
print(run(lambda o: sched.MultiStepLR(o, [1, 4])))
print(run(lambda o: sched.ExponentialLR(o, 0.9)))
print(run(lambda o: sched.CosineAnnealingLR(o, T_max=5)))
print(run(lambda o: sched.LambdaLR(o, lambda epoch: 1 / (epoch + 1))))
print(run(lambda o: sched.LinearLR(o, start_factor=0.5, total_iters=4)))
print(run(lambda o: sched.PolynomialLR(o, total_iters=5, power=2)))
print(run(lambda o: sched.OneCycleLR(o, max_lr=1.0, total_steps=6)))
print(run(lambda o: sched.SequentialLR(o, [sched.ConstantLR(o, 0.1, 2), sched.ExponentialLR(o, 0.5)], milestones=[2])))
groups = torch.optim.SGD([{"params": [net.weight]}, {"params": [net.bias], "lr": 1.0}], lr=0.1, momentum=0.9)
print([(g["lr"], g["momentum"]) for g in groups.param_groups], groups.defaults["nesterov"])
groups.add_param_group({"params": [torch.zeros(1, requires_grad=True)]})
scheduler = sched.StepLR(groups, 1)
print(len(groups.param_groups), scheduler.get_last_lr(), scheduler.state_dict()["last_epoch"])
norm = nn.utils.clip_grad_norm_(net.parameters(), 1.0)  #: []
nn.utils.clip_grad_value_(net.parameters(), 0.5)
frozen = [p for p in net.parameters() if p.requires_grad]  #: ([2, 4], [2])


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: torch.optim.SGD([], lr=0.1))
attempt(lambda: torch.optim.SGD(net.parameters(), lr=-1))
attempt(lambda: torch.optim.Adam(net, lr=0.1))
attempt(lambda: torch.optim.Adam(net.weight))
attempt(lambda: torch.optim.Adam([torch.zeros(1) * net.weight]))
attempt(lambda: torch.optim.Adam(net.parameters(), betas=(1.5, 0.9)))
attempt(lambda: torch.optim.SGD([net.weight, 5], lr=1))
attempt(lambda: torch.optim.SGD(net.parameters(), lr=0.1, nesterov=True))
attempt(lambda: torch.optim.Nothing(net.parameters()))
attempt(lambda: sched.StepLR(net, 1))
attempt(lambda: groups.add_param_group({"params": [net.weight]}))
attempt(lambda: sched.OneCycleLR(torch.optim.SGD(net.parameters(), lr=1), max_lr=1))
