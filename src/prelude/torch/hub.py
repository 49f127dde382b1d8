"""Downloads: the network is not followed. docs: torch.hub"""
from _shapetrace import unknown

_dir = [None]


def __getattr__(name):
    if name == 'HASH_REGEX':
        import re
        return re.compile(r'-([a-f0-9]*)\.')
    if name == 'urlparse':
        from urllib.parse import urlparse
        return urlparse
    from torch._names import rest_of
    return rest_of('hub')(name)


def get_dir():
    """docs: torch.hub.get_dir"""
    return unknown('the folder of downloads', str) if _dir[0] is None else _dir[0]


def set_dir(d):
    """docs: torch.hub.set_dir"""
    _dir[0] = d


def load(repo_or_dir, model, *args, source='github', trust_repo=None, force_reload=False, verbose=True,
         skip_validation=False, **kwargs):
    """docs: torch.hub.load"""
    return unknown(f'torch.hub.load: {repo_or_dir} {model} comes from the network')


def list(github, force_reload=False, skip_validation=False, trust_repo=None, verbose=True):
    """docs: torch.hub.list"""
    return unknown(f'torch.hub.list: {github} comes from the network')


def help(github, model, force_reload=False, skip_validation=False, trust_repo=None):
    """docs: torch.hub.help"""
    return unknown(f'torch.hub.help: {github} comes from the network', str)


def download_url_to_file(url, dst, hash_prefix=None, progress=True):
    """docs: torch.hub.download_url_to_file"""


def load_state_dict_from_url(url, model_dir=None, map_location=None, progress=True, check_hash=False, file_name=None,
                             weights_only=False):
    """docs: torch.hub.load_state_dict_from_url"""
    return unknown('a state dict from the network')


def _get_torch_home():
    return get_dir()
