from multiprocessing import Pool, Queue
from threading import Event, Lock, RLock, Semaphore
from threading import Thread as Process
