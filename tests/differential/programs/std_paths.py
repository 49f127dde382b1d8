# os.path and pathlib as arithmetic on names, os.environ lightly, glob-like matching.
import fnmatch
import os
import os.path as osp
from pathlib import Path, PurePath, PurePosixPath

print(osp.join("a", "b", "c.txt"), osp.join("a", "/b", "c"), osp.join("a/", "b"), osp.join("", "b"), osp.join("a", ""), osp.join("a"), osp.join("a//", "b"))
print(osp.basename("/x/y/z.tar.gz"), osp.dirname("/x/y/z"), osp.dirname("z"), osp.basename("/x/y/"), osp.split("/x/y/z"), osp.split("z"), osp.split("/"))
print(osp.splitext("m.tar.gz"), osp.splitext(".bashrc"), osp.splitext("noext"), osp.splitext("a.b/c"), osp.splitext("x.")[1])
print(osp.normpath("a/./b/../c//d"), osp.normpath("/../x"), osp.normpath(""), osp.normpath("../a/.."), osp.isabs("/a"), osp.isabs("a"), osp.commonprefix(["/usr/lib", "/usr/local"]), osp.commonpath(["/usr/lib/x", "/usr/lib/y"]), osp.relpath("/a/b/c", "/a/d"), osp.relpath("/a", "/a"))
print(os.sep, os.linesep == "\n", os.curdir, os.pardir, osp.expanduser("plain"), osp.exists("surely/not/here"), osp.isfile("surely/not/here"), osp.isdir("nope"))
print(os.environ.get("SURELY_NOT_SET_VARIABLE"), os.environ.get("SURELY_NOT_SET_VARIABLE", "default"), "SURELY_NOT_SET_VARIABLE" in os.environ, os.getenv("SURELY_NOT_SET_VARIABLE", "d"))
try:
    os.environ["SURELY_NOT_SET_VARIABLE"]
except KeyError as error:
    print("KeyError", error)
os.environ["SET_BY_PROGRAM"] = "1"
print(os.environ["SET_BY_PROGRAM"], os.environ.setdefault("SET_BY_PROGRAM", "2"), os.environ.pop("SET_BY_PROGRAM"), os.getenv("SET_BY_PROGRAM"))

p = PurePosixPath("/data/sets") / "mnist" / "raw.tar.gz"
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parents[1], list(p.parents), p.parts, p.root, p.anchor, p.is_absolute(), str(p), os.fspath(p))
print(p.with_name("x.txt"), p.with_suffix(".zip"), p.with_suffix(""), p.with_stem("new"), p.relative_to("/data"), p.joinpath("a", "b"), p / "../up", p.match("*.gz"), p.match("mnist/*"), p.as_posix(), p.is_relative_to("/data"))
print(PurePosixPath("a//b/./c/"), PurePosixPath("a/../b"), PurePosixPath(""), PurePosixPath("."), PurePosixPath("a", "b", "/c"), PurePosixPath("x") == PurePosixPath("x/"), PurePosixPath("a") < PurePosixPath("b"), hash(PurePosixPath("a")) == hash(PurePosixPath("a")), "pre" / PurePosixPath("post"), sorted([PurePosixPath("b"), PurePosixPath("a/c")]))
q = Path("runs") / f"exp{3:03d}" / "model.pt"
print(q, q.exists(), q.is_file(), q.parent.is_dir(), q.suffix, type(q).__name__, isinstance(q, PurePath), f"{q}", q.parts, repr(q), Path("a.b.c").stem, Path("dir/.hidden").suffix, Path("x").joinpath("y").name, Path().name == "", str(Path()))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: p.relative_to("/other"))
attempt(lambda: PurePosixPath("/").with_name("x"))
attempt(lambda: p.with_suffix("zip"))
attempt(lambda: p / 5)
attempt(lambda: osp.join("a", 5))
attempt(lambda: osp.join("a", None))
attempt(lambda: osp.basename(None))
attempt(lambda: Path("surely/not/here.txt").read_text())
attempt(lambda: open("surely/not/here.txt"))
attempt(lambda: os.listdir("surely/not/here"))
attempt(lambda: osp.splitext(5))
here = Path(__file__)
print(here.name, here.suffix, here.exists(), here.is_file(), here.parent.is_dir(), (here.parent / "own_package").is_dir(), (here.parent / "own_package" / "config.py").exists(), osp.exists(__file__), osp.basename(osp.abspath(__file__)))
print(here.read_text().splitlines()[0], len((here.parent / "own_package" / "config.py").read_text().splitlines()))
print(sorted(f.name for f in (here.parent / "own_package").iterdir() if f.suffix == ".py"), sorted(f for f in os.listdir(here.parent / "own_package" / "layers") if f.endswith(".py")), sorted(f.name for f in (here.parent / "own_package").glob("*.py")))
with open(here.parent / "own_package" / "config.py") as stream:
    for number, line in enumerate(stream, 1):
        if "def " in line:
            print(number, line.strip())
print(fnmatch.fnmatch("layer1.weight", "layer*.w*"), fnmatch.filter(["a.py", "b.txt"], "*.py"), fnmatch.fnmatch("x", "[!x]"))
name, ext = osp.splitext(osp.basename("weights/resnet18_epoch10.pth"))
print(name, ext, name.rsplit("_", 1), int("".join(c for c in name.split("_")[1] if c.isdigit())))
checkpoints = [f"ckpt_{n}.pt" for n in (1, 10, 2)]
print(sorted(checkpoints), sorted(checkpoints, key=lambda f: int(osp.splitext(f)[0].split("_")[1])), max(checkpoints, key=len))
