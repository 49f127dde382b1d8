from multiprocessing import Pool, TimeoutError
from multiprocessing import _Result as AsyncResult


class ThreadPool(Pool):
    pass
