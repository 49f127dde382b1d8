"""Image transforms, first version.

docs: torchvision.transforms
"""

_NAMES = ("AugMix AutoAugment AutoAugmentPolicy CenterCrop ColorJitter Compose ConvertImageDtype ElasticTransform "
          "FiveCrop GaussianBlur Grayscale InterpolationMode Lambda LinearTransformation Normalize PILToTensor Pad "
          "RandAugment RandomAdjustSharpness RandomAffine RandomApply RandomAutocontrast RandomChoice RandomCrop "
          "RandomEqualize RandomErasing RandomGrayscale RandomHorizontalFlip RandomInvert RandomOrder "
          "RandomPerspective RandomPosterize RandomResizedCrop RandomRotation RandomSolarize RandomVerticalFlip "
          "Resize TenCrop ToPILImage ToTensor TrivialAugmentWide")
__all__ = _NAMES.split()

_AUTO = ("AugMix", "AutoAugment", "AutoAugmentPolicy", "RandAugment", "TrivialAugmentWide")


def __getattr__(name):
    from importlib import import_module
    if name in __all__:
        home = "autoaugment" if name in _AUTO else "functional" if name == "InterpolationMode" else "transforms"
        value = getattr(import_module("torchvision.transforms." + home), name)
    elif name in ("functional", "transforms", "autoaugment", "v2", "_presets", "_functional_tensor"):
        value = import_module("torchvision.transforms." + name)
    else:
        raise AttributeError(f"module 'torchvision.transforms' has no attribute '{name}'")
    globals()[name] = value
    return value
