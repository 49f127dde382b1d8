"""Learning rates of every schedule, to the last digit."""
import torch
from torch.optim import lr_scheduler as schedules


def rates(make, steps=7, momentum=0.9):
    weight = torch.nn.Parameter(torch.zeros(2))  #: [2]
    optimizer = torch.optim.SGD([weight], lr=0.1, momentum=momentum)
    schedule = make(optimizer)
    found = [schedule.get_last_lr()[0]]
    for _ in range(steps):
        optimizer.step()
        schedule.step()
        found.append(schedule.get_last_lr()[0])
    return found


print(rates(lambda o: schedules.StepLR(o, 3)))
print(rates(lambda o: schedules.MultiStepLR(o, [2, 5], gamma=0.5)))
print(rates(lambda o: schedules.ExponentialLR(o, 0.9)))
print(rates(lambda o: schedules.CosineAnnealingLR(o, 5, eta_min=0.01)))
print(rates(lambda o: schedules.CosineAnnealingWarmRestarts(o, 3)))
print(rates(lambda o: schedules.LambdaLR(o, lambda epoch: 0.95 ** epoch)))
print(rates(lambda o: schedules.LinearLR(o, 0.2, total_iters=4)))
print(rates(lambda o: schedules.PolynomialLR(o, 5, 2.0)))
print(rates(lambda o: schedules.CyclicLR(o, 0.01, 0.1, 3)))
print(rates(lambda o: schedules.OneCycleLR(o, 0.5, total_steps=7)))
parts = lambda o: [schedules.ConstantLR(o, 0.1, 2), schedules.ExponentialLR(o, 0.5)]
print(rates(lambda o: schedules.SequentialLR(o, parts(o), [2])))
weight = torch.nn.Parameter(torch.zeros(2))  #: [2]
optimizer = torch.optim.AdamW([weight], lr=1.0)
plateau = schedules.ReduceLROnPlateau(optimizer, patience=1)
for metric in (3.0, 2.0, 2.0, 2.0, 2.0):
    plateau.step(metric)
    print(optimizer.param_groups[0]["lr"])
schedules.OneCycleLR(optimizer, 0.1)  #! ValueError: You must define either total_steps OR (epochs AND steps_per_epoch)
