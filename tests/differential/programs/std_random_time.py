# random and the clock: what is printed depends on sizes and types alone, never on the numbers drawn.
import os
import random
import sys
import time

random.seed(1)
values = [random.random() for _ in range(50)]
print(len(values), type(values[0]).__name__, isinstance(sum(values), float))
rolls = [random.randint(1, 6) for _ in range(20)]
print(len(rolls), {type(n).__name__ for n in rolls})
deck = list(range(10))
shuffled = deck[:]
print(random.shuffle(shuffled), len(shuffled), deck)
print(len(random.sample(deck, 4)), len(random.sample(range(100), 5)), random.choice(["only"]), len(random.choices("ab", k=4)), random.sample([], 0))
print(type(random.randrange(10)).__name__, type(random.uniform(2, 3)).__name__, isinstance(random.gauss(0, 1), float), isinstance(random.getrandbits(8), int))
rng = random.Random(5)
print(type(rng.random()).__name__, len([rng.choice("abc") for _ in range(3)]))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: random.choice([]))
attempt(lambda: random.sample([1], 2))
attempt(lambda: random.nothing)
split = int(len(deck) * 0.8)
train, test = shuffled[:split], shuffled[split:]
print(len(train), len(test), len(train + test) == len(deck))
start = time.time()
print(sum(range(1000)), isinstance(time.time() - start, float), time.sleep(0), type(time.perf_counter()).__name__)
print(sys.version_info >= (3, 8), sys.version_info.major, isinstance(sys.path, list), sys.maxsize == 2**63 - 1, sys.byteorder, sys.float_info.max, sys.float_info.epsilon)
print(isinstance(os.getpid(), int), isinstance(os.getcwd(), str), sys.argv[1:], sys.platform in ("linux", "darwin", "win32"), os.name)


def augment(image, flip):
    return [row[::-1] for row in image] if flip else image


images = [augment([[1, 2], [3, 4]], random.random() < 0.5) for _ in range(2)]
print(len(images), [len(image) for image in images], [len(row) for image in images for row in image])
order = sorted(deck, key=lambda n: -n)
print(order)
weights = [[random.gauss(0, 0.1) for _ in range(3)] for _ in range(4)]
print(len(weights), len(weights[0]), len([w for row in weights for w in row]))
for epoch in range(2):
    began = time.time()
    losses = [random.random() for _ in range(3)]
    mean = sum(losses) / len(losses)
    if mean > 0.5:
        best = mean
    else:
        best = 0.5
    took = time.time() - began
    print("epoch", epoch, len(losses), type(best).__name__, isinstance(took, float))
