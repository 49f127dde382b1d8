"""How torch was built: this machine's build is not known. docs: torch.__config__"""
from _shapetrace import unknown


def show():
    """docs: torch.__config__.show"""
    return unknown('how torch was built', str)


def parallel_info():
    """docs: torch.__config__.parallel_info"""
    return unknown('the number of processors', str)
