"""tensorboardX: logs are not written."""

from torch.utils.tensorboard import SummaryWriter
