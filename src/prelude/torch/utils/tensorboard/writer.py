"""The module that the writers are said to live in."""

from torch.utils.tensorboard import FileWriter, SummaryWriter
