# Loops whose ends are known stay exact beside those that are watched because their conditions might not be.
import random

random.seed(3)
found = []
while len(found) < 5:
    n = random.randrange(10)
    if n == 7:
        continue
    found.append(n)
print(found)
for step in range(100):
    if random.random() < 0.1:
        break
print(step, len(found))
print([x for x in iter(found)], list(zip(found, "abc")), (*found, -1))
