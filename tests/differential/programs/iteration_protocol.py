# The iterator protocol in user classes, and what consumes it.
class Loader:
    """batches of a range, like a data loader"""

    def __init__(self, n, batch, drop_last=False):
        self.n, self.batch, self.drop_last = n, batch, drop_last

    def __len__(self):
        return self.n // self.batch if self.drop_last else -(-self.n // self.batch)

    def __iter__(self):
        batch = []
        for i in range(self.n):
            batch.append(i)
            if len(batch) == self.batch:
                yield batch
                batch = []
        if batch and not self.drop_last:
            yield batch


loader = Loader(7, 3)
print(len(loader), list(loader), list(Loader(7, 3, True)), len(Loader(7, 3, True)))
for epoch in range(2):
    for i, batch in enumerate(loader, 1):
        print(epoch, f"{i}/{len(loader)}", batch)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


c = Countdown(4)
print(next(c), list(c), list(c), next(c, "done"))
a, b, *rest = Countdown(5)
print(a, b, rest, sum(Countdown(10)), max(Countdown(3)), sorted(Countdown(4)), dict.fromkeys(Countdown(2)), set(Countdown(3)) == {1, 2, 3}, "-".join(str(x) for x in Countdown(3)))
print([*Countdown(2)], (*Countdown(2),), tuple(Countdown(1)), 2 in Countdown(3), 9 in Countdown(3), list(zip(Countdown(3), Countdown(2))), all(Countdown(3)), min(Countdown(3)))


class Infinite:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        return self.n


for n in Infinite():
    if n > 3:
        break
print(n)
numbers = Infinite()
print([next(numbers) for _ in range(4)], [x for x, _ in zip(numbers, "abc")], next(numbers))


class NotIterator:
    def __iter__(self):
        return 5


class BrokenNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("broken")


for bad in (NotIterator(), BrokenNext(), object()):
    try:
        for _ in bad:
            pass
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Dataset:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Dataset(self.items[i])
        return self.items[i], len(self.items[i])

    def __len__(self):
        return len(self.items)

    def __add__(self, other):
        return Dataset(self.items + other.items)


data = Dataset(["a", "bb", "ccc"])
print(list(data), data[-1], data[1:].items, [label for _, label in data], (data + data[:1]).items, list(reversed(data)), ("a", 1) in data)
for text, label in data:
    print(text, label, end="; ")
print()
xs, ys = zip(*data)
print(xs, ys, dict(data), {k: v for k, v in data}, sorted(data, key=lambda p: -p[1]))
items = [1, 2, 3, 4]
for item in items:
    if item % 2:
        items.remove(item)
print(items)
growing = [1]
for item in growing:
    if len(growing) < 5:
        growing.append(item * 2)
print(growing)
it = iter([1, 2, 3])
for x in it:
    print(x, next(it, None))
stop = object()
source = iter("abc")
while (ch := next(source, stop)) is not stop:
    print(ch, end="")
print()
print(list(iter(lambda: items.pop() if items else None, None)), it.__iter__() is it, hasattr(it, "__next__"), hasattr([], "__next__"), [].__iter__().__class__.__name__)


def cycle_loader(batches):
    while True:
        yield from batches


stream = cycle_loader([[1], [2]])
print([next(stream) for _ in range(5)])
print(type(iter({})).__name__, type(iter("")).__name__, type(iter(())).__name__, type(iter(range(1))).__name__, type({}.items()).__name__, type(zip()).__name__, type(x for x in "").__name__)
