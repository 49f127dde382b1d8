# A class-heavy simulation: customers, queues, clerks with inheritance, properties and events on a heap.
import heapq
from collections import deque


class Random:
    def __init__(self, seed):
        self.state = seed

    def next(self, limit):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % limit


class Event:
    counter = 0

    def __init__(self, time, action):
        Event.counter += 1
        self.time, self.order, self.action = time, Event.counter, action

    def __lt__(self, other):
        return (self.time, self.order) < (other.time, other.order)


class Customer:
    kind = "plain"
    patience = 60

    def __init__(self, number, arrived, work):
        self.number, self.arrived, self.work = number, arrived, work
        self.served = None

    @property
    def waited(self):
        return self.served - self.arrived

    def fee(self):
        return self.work * 2

    def happy(self):
        return self.waited < self.patience


class Business(Customer):
    kind = "business"
    patience = 30

    def fee(self):
        return super().fee() + 50


class Vip(Business):
    kind = "vip"
    patience = 10

    def happy(self):
        return super().happy() and self.work < 50


class Clerk:
    def __init__(self, name, bank):
        self.name, self.bank, self.busy, self.count = name, bank, False, 0

    def speed(self, customer):
        return customer.work

    def serve(self, customer):
        self.busy = True
        self.count += 1
        customer.served = self.bank.now
        self.bank.schedule(self.speed(customer), lambda: self.finish(customer))

    def finish(self, customer):
        self.busy = False
        self.bank.done(customer)
        self.bank.dispatch()


class FastClerk(Clerk):
    def speed(self, customer):
        return max(1, super().speed(customer) // 2)


class Bank:
    def __init__(self, seed):
        self.random, self.now, self.events = Random(seed), 0, []
        self.queues = {"vip": deque(), "business": deque(), "plain": deque()}
        self.clerks = [Clerk("ann", self), FastClerk("bob", self), Clerk("cid", self)]
        self.statistics = {}

    def schedule(self, delay, action):
        heapq.heappush(self.events, Event(self.now + delay, action))

    def arrive(self, number, last):
        kinds = (Customer, Customer, Business, Vip)
        customer = kinds[self.random.next(4)](number, self.now, 1 + self.random.next(60))
        self.queues[customer.kind].append(customer)
        self.dispatch()
        if number < last:
            self.schedule(self.random.next(25), lambda: self.arrive(number + 1, last))

    def dispatch(self):
        for clerk in self.clerks:
            if clerk.busy:
                continue
            for queue in self.queues.values():
                if queue:
                    clerk.serve(queue.popleft())
                    break

    def done(self, customer):
        count, fees, waiting, happy = self.statistics.get(customer.kind, (0, 0, 0, 0))
        self.statistics[customer.kind] = (count + 1, fees + customer.fee(), waiting + customer.waited, happy + customer.happy())

    def run(self, customers):
        self.schedule(0, lambda: self.arrive(1, customers))
        while self.events:
            event = heapq.heappop(self.events)
            self.now = event.time
            event.action()


for seed in (1, 2, 3):
    bank = Bank(seed)
    bank.run(20000)
    print(seed, bank.now, [(c.name, c.count) for c in bank.clerks])
    for kind, (count, fees, waiting, happy) in sorted(bank.statistics.items()):
        print(f"  {kind:9} {count:6} {fees / count:8.3f} {waiting / count:10.3f} {happy}")
