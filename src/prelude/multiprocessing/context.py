from multiprocessing import Process, ProcessError, TimeoutError


class BaseContext:
    pass
