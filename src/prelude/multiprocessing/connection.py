from multiprocessing import Connection, Pipe


def wait(object_list, timeout=None):
    return [one for one in object_list if one.poll()]
