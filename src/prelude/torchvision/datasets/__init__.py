"""Well-known data sets: how many items, of what size and mode. The items themselves are never read.

docs: torchvision.datasets
"""

_HOMES = {
    "vision": "VisionDataset", "mnist": "EMNIST FashionMNIST KMNIST MNIST QMNIST", "cifar": "CIFAR10 CIFAR100",
    "folder": "DatasetFolder ImageFolder", "fakedata": "FakeData", "voc": "VOCDetection VOCSegmentation",
    "coco": "CocoCaptions CocoDetection", "celeba": "CelebA", "imagenet": "ImageNet",
    "_classified": "Caltech101 Caltech256 Country211 DTD EuroSAT FER2013 FGVCAircraft Flowers102 Food101 GTSRB "
                   "Imagenette Omniglot OxfordIIITPet PCAM Places365 RenderedSST2 SEMEION STL10 SUN397 SVHN "
                   "StanfordCars USPS CLEVRClassification",
    "_scenes": "Cityscapes SBDataset Kitti MovingMNIST",
}
_WHERE = {name: home for home, names in _HOMES.items() for name in names.split()}
_OTHERS = ("FlyingChairs FlyingThings3D HD1K KittiFlow Sintel CarlaStereo CREStereo ETH3DStereo FallingThingsStereo "
           "InStereo2k Kitti2012Stereo Kitti2015Stereo Middlebury2014Stereo SceneFlowStereo SintelStereo Flickr30k "
           "Flickr8k HMDB51 INaturalist Kinetics LFWPairs LFWPeople LSUN LSUNClass PhotoTour SBU UCF101 "
           "WIDERFace").split()
_SAME_MODULE = {"svhn": "_classified", "stl10": "_classified", "usps": "_classified", "omniglot": "_classified",
                "caltech": "_classified", "food101": "_classified", "flowers102": "_classified",
                "oxford_iiit_pet": "_classified", "cityscapes": "_scenes", "places365": "_classified"}

__all__ = list(_WHERE) + _OTHERS


def wrap_dataset_for_transforms_v2(dataset, target_keys=None):
    return dataset


def __getattr__(name):
    from importlib import import_module
    if name in _WHERE:
        value = getattr(import_module("torchvision.datasets." + _WHERE[name]), name)
    elif name in _OTHERS:
        import _shapetrace
        value = _shapetrace.unknown(f"torchvision.datasets.{name} is not modelled")
    elif name in _SAME_MODULE:
        value = import_module("torchvision.datasets." + _SAME_MODULE[name])
    elif name in _HOMES or name == "utils":
        value = import_module("torchvision.datasets." + name)
    else:
        raise AttributeError(f"module 'torchvision.datasets' has no attribute '{name}'")
    globals()[name] = value
    return value
