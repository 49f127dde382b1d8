"""tqdm: the bar is not drawn, the items pass through.

docs: tqdm
"""


class tqdm:
    """docs: tqdm.tqdm"""

    def __init__(self, iterable=None, desc=None, total=None, *args, **kwargs):
        self.iterable = iterable
        self.desc = desc
        self.total = len(iterable) if total is None and hasattr(iterable, "__len__") else total
        self.n = kwargs.get("initial", 0)
        self.disable = kwargs.get("disable", False)
        self.format_dict = {}

    def __iter__(self):
        for item in self.iterable:
            yield item
            self.n += 1

    def __len__(self):
        return self.total if self.iterable is None else len(self.iterable)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def __contains__(self, item):
        return item in self.iterable

    def update(self, n=1):
        self.n += n

    def _nothing(self, *args, **kwargs):
        pass

    close = set_description = set_description_str = set_postfix = set_postfix_str = refresh = reset = clear = _nothing
    unpause = display = moveto = _nothing

    @classmethod
    def write(cls, s, file=None, end="\n", nolock=False):
        print(s, file=file, end=end)

    @classmethod
    def pandas(cls, *args, **kwargs):
        pass


def trange(*args, **kwargs):
    return tqdm(range(*args), **kwargs)


tqdm_notebook, tnrange, __version__ = tqdm, trange, "4.67.1"
