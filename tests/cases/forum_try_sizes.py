# A program that finds out the right size by trying; it ends well.
import torch
import torch.nn as nn

features = nn.Sequential(nn.Conv2d(3, 8, 5, 2), nn.ReLU(), nn.MaxPool2d(3, 2), nn.Flatten())
probe = features(torch.zeros(1, 3, 65, 47))  #: [1, 1200]
guess = None
for candidate in (100, 1000, 1120, probe.shape[1]):
    head = nn.Linear(candidate, 10)
    try:
        out = head(probe)  #: [1, 10]
    except RuntimeError as error:
        print("not", candidate, "-", error)
    else:
        guess = candidate
        break
print("features:", guess)
model = nn.Sequential(*features, nn.Linear(guess, 10))
result = model(torch.randn(7, 3, 65, 47))  #: [7, 10]
assert result.shape == (7, 10), result.shape
