"""The other name of the profiler. docs: profile"""
from cProfile import *
