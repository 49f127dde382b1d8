"""Coroutines that take turns as asyncio's event loop lets them. Time passes only where a program sleeps or waits for it;
what comes from outside (sockets, other programs) is not modelled.
"""

from .exceptions import *
from .events import *
from .futures import *
from .locks import *
from .queues import *
from .tasks import *
from .runners import *
from .timeouts import *
from .taskgroups import *

from . import events, exceptions, futures, locks, queues, runners, taskgroups, tasks, timeouts
