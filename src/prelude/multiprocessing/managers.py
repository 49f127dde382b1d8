from multiprocessing import _Manager


class BaseManager(_Manager):
    @classmethod
    def register(cls, typeid, callable=None, **kwargs):
        setattr(cls, typeid, staticmethod(callable))


class SyncManager(BaseManager):
    pass
