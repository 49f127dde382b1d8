"""Weights from the network are never fetched.

docs: torch.utils.model_zoo
"""


def load_url(url, *args, **kwargs):
    from torch.hub import load_state_dict_from_url
    return load_state_dict_from_url(url, *args, **kwargs)


def tqdm(iterable=None, *args, **kwargs):
    from tqdm import tqdm as bar
    return bar(iterable, *args, **kwargs)
