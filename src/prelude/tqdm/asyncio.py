"""tqdm.asyncio: the same bar."""

from tqdm import tqdm, trange
