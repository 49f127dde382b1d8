"""Types of arguments that take one number or a list. docs: torch.jit"""
from typing import List


class _Broadcasting:
    def __getitem__(self, kind):
        return List[kind]


BroadcastingList1 = BroadcastingList2 = BroadcastingList3 = BroadcastingList4 = _Broadcasting()
BroadcastingList5 = BroadcastingList6 = _Broadcasting()
