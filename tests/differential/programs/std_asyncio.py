"""Coroutines taking turns: the order of what happens, results, errors, cancelling, locks and queues."""
import asyncio


async def work(name, delay):
    print("start", name)
    await asyncio.sleep(delay)
    print("end", name)
    return name.upper()


async def fails(delay=0.01):
    await asyncio.sleep(delay)
    raise ValueError("no")


async def turns(name):
    for i in range(3):
        print(name, i)
        await asyncio.sleep(0)


async def producer(queue, n):
    for i in range(n):
        await queue.put(i)
        print("put", i, queue.qsize())
    await queue.put(None)


async def consumer(queue):
    total = 0
    while (item := await queue.get()) is not None:
        print("got", item)
        total += item
        queue.task_done()
    return total


async def guarded(lock, name):
    async with lock:
        print(name, "in")
        await asyncio.sleep(0.01)
        print(name, "out")


async def main():
    print(await asyncio.gather(work("a", 0.03), work("b", 0.01), work("c", 0.02)))
    await asyncio.gather(turns("x"), turns("y"))
    print(await asyncio.gather(work("d", 0), fails(), return_exceptions=True))
    try:
        await asyncio.gather(fails(), work("e", 0.02))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.05)

    queue = asyncio.Queue(maxsize=2)
    _, total = await asyncio.gather(producer(queue, 4), consumer(queue))
    print(total, queue.empty())

    lock, limit = asyncio.Lock(), asyncio.Semaphore(2)
    await asyncio.gather(*(guarded(lock, n) for n in "pq"))
    await asyncio.gather(*(guarded(limit, n) for n in "rst"))

    task = asyncio.create_task(work("slow", 10))
    await asyncio.sleep(0)
    print(task.cancel(), task.done())
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled", task.cancelled())
    try:
        await asyncio.wait_for(work("late", 10), timeout=0.01)
    except asyncio.TimeoutError:
        print("too late")
    print(await asyncio.wait_for(work("quick", 0.001), timeout=1))
    try:
        async with asyncio.timeout(0.01):
            await work("block", 10)
    except TimeoutError:
        print("block is over")

    for first in asyncio.as_completed([work("m", 0.03), work("n", 0.01)]):
        print(await first)
    done, pending = await asyncio.wait([asyncio.create_task(work("v", 0.01)), asyncio.create_task(work("w", 5))],
                                       return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), done.pop().result())
    for left in pending:
        left.cancel()

    event = asyncio.Event()

    async def waits():
        await event.wait()
        print("set")

    waiting = asyncio.create_task(waits())
    await asyncio.sleep(0)
    event.set()
    await waiting

    async with asyncio.TaskGroup() as group:
        one = group.create_task(work("g1", 0.02))
        two = group.create_task(work("g2", 0.01))
    print(one.result(), two.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails())
            group.create_task(work("g3", 10))
    except* ValueError as errors:
        print(len(errors.exceptions))

    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_soon(future.set_result, 42)
    print(await future, await loop.run_in_executor(None, sum, [1, 2, 3]), await asyncio.to_thread(max, 3, 9))
    print(asyncio.iscoroutinefunction(work), asyncio.iscoroutinefunction(print), asyncio.isfuture(future))
    return "finished"


print(asyncio.run(main()))
loop = asyncio.new_event_loop()
print(loop.run_until_complete(work("z", 0.001)))
loop.close()
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
try:
    asyncio.run(fails())
except ValueError as error:
    print(repr(error))
