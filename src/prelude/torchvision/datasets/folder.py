"""Data sets made of a folder per class. A folder below the program's own is looked at, others are unknown."""

import _shapetrace
from PIL import Image
from .vision import VisionDataset, labels

IMG_EXTENSIONS = (".jpg", ".jpeg", ".png", ".ppm", ".bmp", ".pgm", ".tif", ".tiff", ".webp")
_unknown = _shapetrace.unknown


def has_file_allowed_extension(filename, extensions):
    return filename.lower().endswith(extensions if isinstance(extensions, str) else tuple(extensions))


def is_image_file(filename):
    return has_file_allowed_extension(filename, IMG_EXTENSIONS)


def _text(path):
    return path if isinstance(path, str) else path.__fspath__() if hasattr(path, "__fspath__") else path


def _folders(directory):
    directory = _text(directory)
    if _shapetrace.is_unknown(directory) or _shapetrace.path_kind(directory) != "dir":
        return None
    inside = _shapetrace.list_dir(directory) or []
    return sorted(name for name in inside if _shapetrace.path_kind(f"{directory}/{name}") == "dir")


def find_classes(directory):
    found = _folders(directory)
    if found is None:
        return _unknown("the folders of a data set", list), _unknown("the folders of a data set", dict)
    if not found:
        raise FileNotFoundError(f"Couldn't find any class folder in {directory}.")
    return found, {name: number for number, name in enumerate(found)}


def _files_below(directory):
    files, folders = [], []
    for name in sorted(_shapetrace.list_dir(directory) or []):
        path = f"{directory}/{name}"
        (folders if _shapetrace.path_kind(path) == "dir" else files).append(path)
    return files + [path for folder in folders for path in _files_below(folder)]


def make_dataset(directory, class_to_idx=None, extensions=None, is_valid_file=None, allow_empty=False):
    if class_to_idx is None:
        class_to_idx = find_classes(directory)[1]
    if _shapetrace.is_unknown(class_to_idx) or _folders(directory) is None:
        return _unknown("the files of a data set", list)
    if (extensions is None) == (is_valid_file is None):
        raise ValueError("Both extensions and is_valid_file cannot be None or not None at the same time")
    fits = is_valid_file or (lambda path: has_file_allowed_extension(path, extensions))
    samples, empty = [], []
    for name in sorted(class_to_idx):
        here = [(path, class_to_idx[name]) for path in _files_below(f"{_text(directory)}/{name}") if fits(path)]
        samples += here
        if not here:
            empty.append(name)
    if empty and not allow_empty:
        message = f"Found no valid file for the classes {', '.join(empty)}. "
        if extensions is not None:
            message += ("Supported extensions are: "
                        f"{extensions if isinstance(extensions, str) else ', '.join(extensions)}")
        raise FileNotFoundError(message)
    return samples


def pil_loader(path):
    return Image.open(path).convert("RGB")


default_loader = pil_loader


class DatasetFolder(VisionDataset):
    """docs: torchvision.datasets.DatasetFolder"""

    def __init__(self, root, loader, extensions=None, transform=None, target_transform=None, is_valid_file=None,
                 allow_empty=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.loader = loader
        self.extensions = extensions
        self.classes, self.class_to_idx = self.find_classes(self.root)
        self.samples = self.make_dataset(self.root, class_to_idx=self.class_to_idx, extensions=extensions,
                                         is_valid_file=is_valid_file, allow_empty=allow_empty)
        known = not _shapetrace.is_unknown(self.samples)
        self.targets = [target for _, target in self.samples] if known else labels(self.samples)

    @staticmethod
    def make_dataset(directory, class_to_idx, extensions=None, is_valid_file=None, allow_empty=False):
        if class_to_idx is None:
            raise ValueError("The class_to_idx parameter cannot be None.")
        return make_dataset(directory, class_to_idx, extensions=extensions, is_valid_file=is_valid_file,
                            allow_empty=allow_empty)

    def find_classes(self, directory):
        return find_classes(directory)

    def __getitem__(self, index):
        if _shapetrace.is_unknown(self.samples) or _shapetrace.is_unknown(index):
            path, target = _unknown("the name of a file of a data set", str), _unknown("the label of a file", int)
        else:
            path, target = self.samples[index]
        sample = self.loader(path)
        if self.transform is not None:
            sample = self.transform(sample)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return sample, target

    def __len__(self):
        return _unknown("the number of files of a data set", int) if _shapetrace.is_unknown(self.samples) else \
            len(self.samples)


class ImageFolder(DatasetFolder):
    """docs: torchvision.datasets.ImageFolder"""

    def __init__(self, root, transform=None, target_transform=None, loader=default_loader, is_valid_file=None,
                 allow_empty=False):
        super().__init__(root, loader, IMG_EXTENSIONS if is_valid_file is None else None, transform=transform,
                         target_transform=target_transform, is_valid_file=is_valid_file, allow_empty=allow_empty)
        self.imgs = self.samples
