"""Image transforms, second version: each takes any structure of images, masks, boxes and labels.

docs: torchvision.transforms.v2
"""

_HOMES = {
    "_transform": "Transform Compose RandomApply RandomChoice RandomOrder Lambda Identity ToImage ToPureTensor "
                  "PILToTensor ToPILImage ToTensor ToDtype ConvertImageDtype",
    "_wrapped": "Normalize Resize CenterCrop Pad RandomCrop RandomHorizontalFlip RandomVerticalFlip RandomResizedCrop "
                "FiveCrop TenCrop LinearTransformation ColorJitter RandomRotation RandomAffine Grayscale "
                "RandomGrayscale RandomPerspective RandomErasing GaussianBlur RandomInvert RandomPosterize "
                "RandomSolarize RandomAdjustSharpness RandomAutocontrast RandomEqualize ElasticTransform AutoAugment "
                "RandAugment TrivialAugmentWide AugMix",
    "_more": "CutMix MixUp RandomZoomOut RandomIoUCrop ScaleJitter RandomShortestSize RandomResize RGB JPEG "
             "GaussianNoise RandomChannelPermutation RandomPhotometricDistort SanitizeBoundingBoxes SanitizeKeyPoints "
             "ConvertBoundingBoxFormat ClampBoundingBoxes ClampKeyPoints SetClampingMode UniformTemporalSubsample",
}
_WHERE = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = list(_WHERE)


def __getattr__(name):
    from importlib import import_module
    if name in _WHERE:
        value = getattr(import_module("torchvision.transforms.v2." + _WHERE[name]), name)
    elif name == "InterpolationMode":
        from ..functional import InterpolationMode as value
    elif name == "AutoAugmentPolicy":
        from ..autoaugment import AutoAugmentPolicy as value
    elif name == "functional":
        value = import_module("torchvision.transforms.v2.functional")
    else:
        raise AttributeError(f"module 'torchvision.transforms.v2' has no attribute '{name}'")
    globals()[name] = value
    return value
