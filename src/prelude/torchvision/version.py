"""The version that the models follow."""

__version__ = "0.29.1"
git_version = "Unknown"
cuda = None
