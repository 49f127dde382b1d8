#!/usr/bin/env python3
"""The cache of parsed packages: whatever lies where a tree should lie, the answer is the one that no cache gives, and
afterwards the tree is right again.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import time

from problem_report import report

PROGRAM = """import torch
from package import block, registry
x = block.Block(4)(torch.zeros(2, 4))
y = registry.make("wide")(x)
print(y.shape)
z = y @ torch.zeros(3, 3)
"""
PACKAGE = {
    "__init__.py": "NAME = 'package'\n",
    "block.py": "from torch import nn\nclass Block(nn.Module):\n    def __init__(self, n):\n        super().__init__()\n"
                "        self.layer = nn.Linear(n, 2 * n)\n    def forward(self, x):\n        return self.layer(x)\n",
    "registry.py": "from torch import nn\nMODELS = {}\ndef register(f):\n    MODELS[f.__name__] = f\n    return f\n"
                   "@register\ndef wide(**options):\n    return nn.Linear(8, 16)\ndef make(name):\n"
                   "    return MODELS[name]()\n",
}


class World:
    """A program, a package that it imports, and a cache of its own."""

    def __init__(self, shapetrace, folder):
        self.shapetrace, self.folder = shapetrace, pathlib.Path(folder)
        self.cache = self.folder / "cache"
        package = self.folder / "site" / "package"
        package.mkdir(parents=True)
        for name, text in PACKAGE.items():
            (package / name).write_text(text)
        (self.folder / "program").mkdir()
        self.program = self.folder / "program" / "program.py"
        self.program.write_text(PROGRAM)
        self.wanted = self.traced("--no-cache")

    def command(self, *options):
        return [self.shapetrace, "trace", "--json", *options, "--python-path", str(self.folder / "site"),
                str(self.program)]

    def traced(self, *options):
        done = subprocess.run(self.command(*options), capture_output=True, text=True, timeout=60,
                              env={**os.environ, "SHAPETRACE_CACHE": str(self.cache)})
        return done.returncode, done.stdout, done.stderr

    def trees(self):
        return sorted(path for path in self.cache.rglob("*") if not path.is_dir()) if self.cache.exists() else []

    def contents(self):
        return {path: path.read_bytes() for path in self.trees()}

    def filled(self):
        """The trees of a cache that was made just now."""
        shutil.rmtree(self.cache, ignore_errors=True)
        assert self.traced() == self.wanted
        return self.contents()


def replace(path, data):
    path.unlink()
    path.write_bytes(data)
    path.chmod(0o600)


def make_others(path, data):
    if os.geteuid() != 0:
        path.chmod(0o666)  # only root can give files away; what others can write is no better
    else:
        os.chown(path, 12345, 12345)


# What is done to each tree; the trees that are there afterwards have to be the right ones again.
DAMAGES = {
    "empty": lambda path, data: replace(path, b""),
    "half": lambda path, data: replace(path, data[:len(data) // 2]),
    "all but the last byte": lambda path, data: replace(path, data[:-1]),
    "one byte more": lambda path, data: replace(path, data + b"\0"),
    "one bit changed": lambda path, data: replace(path, data[:100] + bytes([data[100] ^ 4]) + data[101:]),
    "sizes changed": lambda path, data: replace(path, data[:16] + b"\xff" * 8 + data[24:]),
    "another version": lambda path, data: replace(path, data[:4] + b"\x63\0\0\0" + data[8:]),
    "another kind of file": lambda path, data: replace(path, b"\x7fELF" + os.urandom(5000)),
    "very long": lambda path, data: (replace(path, data), os.truncate(path, 1 << 40)),
    "a symbolic link to itself": lambda path, data: (path.unlink(), path.symlink_to(path)),
    "a link to another file": lambda path, data: (path.rename(str(path) + "x"), path.symlink_to(str(path) + "x")),
    "a pipe": lambda path, data: (path.unlink(), os.mkfifo(path)),
    "another user's": make_others,
    "writable by others": lambda path, data: path.chmod(0o666),
}


def problems(world):
    if world.trees():
        yield f"--no-cache left {len(world.trees())} files"
    trees = world.filled()
    if len(trees) != len(PACKAGE):
        yield f"{len(trees)} trees of {len(PACKAGE)} files"
    for path in trees:
        if path.stat().st_mode & 0o077:
            yield "others can read or write a tree"
    for name, damage in DAMAGES.items():
        trees = world.filled()
        for path, data in trees.items():
            damage(path, data)
        start = time.monotonic()
        if world.traced() != world.wanted:
            yield f"{name}: another answer"
        if time.monotonic() - start > 20:
            yield f"{name}: takes {time.monotonic() - start:.0f} s"
        now = {path: path.read_bytes() for path in trees if path.is_file() and not path.is_symlink()}
        if now != trees:
            yield f"{name}: not replaced"
        elif any(path.stat().st_uid != os.geteuid() or path.stat().st_mode & 0o077 for path in trees):
            yield f"{name}: still not ours alone"

    trees = world.filled()
    first, second = list(trees)[:2]
    data = trees[first]
    replace(first, trees[second])
    replace(second, data)
    if world.traced() != world.wanted or world.contents() != trees:
        yield "trees under each other's names"

    world.filled()
    shutil.rmtree(world.cache)
    world.cache.write_text("not a folder")
    if world.traced() != world.wanted:
        yield "a file where the folder should be: another answer"
    world.cache.unlink()
    world.cache.mkdir()
    world.cache.chmod(0o500)
    if world.traced() != world.wanted:
        yield "a folder that cannot be written: another answer"
    world.cache.chmod(0o700)

    environment = {**os.environ, "SHAPETRACE_CACHE": str(world.cache)}
    for _ in range(3):
        shutil.rmtree(world.cache)
        several = [subprocess.Popen(world.command(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                    env=environment) for _ in range(4)]
        answers = [(out, error) for out, error in (process.communicate(timeout=60) for process in several)]
        if any(answer != world.wanted[1:] for answer in answers):
            yield "several at once: another answer"
        if world.contents() != trees:
            yield "several at once: other trees, or files left behind"


if __name__ == "__main__":
    sys.exit(report(lambda shapetrace, folder: problems(World(shapetrace, folder)), __doc__))
