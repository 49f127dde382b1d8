"""Weights from the network are never fetched."""

from torch.hub import load_state_dict_from_url

IS_REMOTE_FILE_SYSTEM = False
