# What may be written at indices and behind masks: types, sizes, numbers. Which key an error names.
import torch


def put(x, index, value):
    try:
        x[index] = value
        print('ok', tuple(x.shape), x.dtype)
    except Exception as e:
        print(type(e).__name__, e)


def get(x, index):
    try:
        print(tuple(x[index].shape), x[index].stride())
    except Exception as e:
        print(type(e).__name__, e)


rows, mask, ones = torch.tensor([0, 1]), torch.tensor([True, True, False]), torch.ones(3, 4)  #: mask bool[3]; ones [3, 4]; rows int64[2]
for dtype in [torch.float32, torch.float64, torch.int64, torch.bool, torch.float16]:
    for index in [rows, [0, 1], mask, (rows, rows), (slice(None), rows), 0, slice(0, 2), ones > 0, torch.tensor([])]:
        for value in [torch.ones(2, 4), torch.ones(2, 4).long(), torch.tensor(1), torch.tensor(2.5), torch.ones(1), 1,
                      2.5, torch.ones(1, 1, 2, 4).double()]:
            put(torch.zeros(3, 4, dtype=dtype), index, value)
for number in [1j, 2 ** 40, 1e40, -1, 2 ** 70, None, 'a', [1]]:
    for dtype in [torch.uint8, torch.int64, torch.float16, torch.float32, torch.bool, torch.complex64]:
        put(torch.zeros(3, dtype=dtype), 0, number)
put(torch.zeros(3), torch.zeros(3).byte(), 1)
put(torch.zeros(3), torch.zeros(3).byte(), torch.ones(1))
put(torch.zeros(3, 4), None, torch.ones(1, 2, 4))
put(torch.zeros(3, 4), 0, torch.ones(2, 4).bool())
x = torch.zeros(2, 3, 4)  #: [2, 3, 4]
for index in [(..., 5), (None, None, 5), (slice(None), None, 5), (slice(None), 5), (0, 0, 9), (torch.zeros(2, 3).bool(), 9),
              (True, 9), (None, rows, 9), (..., torch.tensor(5)), True, False, torch.tensor(True), torch.tensor(False),
              rows.short(), rows.int(), rows.byte(), rows.char(), ([0], [0], [0], [0]), 'a', 1.5]:
    get(x, index)
for index in [0, 3, slice(0, 1), slice(0, 1, 0), slice(0, 1, -1), 2 ** 63, None, ..., (), True]:
    get(torch.zeros(()), index)
