# The constructor forgets to call the one of nn.Module.
import torch
import torch.nn as nn


class Classifier(nn.Module):
    def __init__(self, inputs, outputs):
        self.hidden = nn.Linear(inputs, 64)  #! AttributeError: cannot assign module before Module.__init__() call
        self.output = nn.Linear(64, outputs)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))


print("building")
model = Classifier(10, 2)
