__version__ = "26.4"
