# Locks between coroutines: who waits, who is woken, and what a wait that is given up leaves behind.
import asyncio


async def worker(name, lock, log, rounds=2):
    for i in range(rounds):
        async with lock:
            log.append((name, i, lock.locked()))
            await asyncio.sleep(0)


async def counted(name, semaphore, log):
    async with semaphore:
        log.append(("in", name, semaphore.locked()))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    log.append(("out", name))


async def waits(event, log, name):
    log.append((name, await event.wait()))


async def taker(condition, items, log, name):
    async with condition:
        await condition.wait_for(lambda: items)
        log.append((name, items.pop()))


async def main():
    log = []
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(name, lock, log) for name in "abc"))
    print(log, lock.locked())
    log = []
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(counted(name, semaphore, log) for name in "abcd"))
    print(log, semaphore.locked())
    log = []
    event = asyncio.Event()
    tasks = [asyncio.create_task(waits(event, log, name)) for name in "ab"]
    await asyncio.sleep(0)
    print(log, event.is_set())
    event.set()
    await asyncio.gather(*tasks)
    print(log, event.is_set(), await event.wait())
    log, items = [], []
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(taker(condition, items, log, name)) for name in "ab"]
    await asyncio.sleep(0)
    for item in (1, 2):
        async with condition:
            items.append(item)
            condition.notify()
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    print(log, items)
    await lock.acquire()
    given_up = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    given_up.cancel()
    try:
        await given_up
    except asyncio.CancelledError:
        print("given up", lock.locked())
    lock.release()
    print(lock.locked(), await lock.acquire())
    for action in (asyncio.BoundedSemaphore(1).release, asyncio.Lock().release):
        try:
            action()
        except (ValueError, RuntimeError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
