"""Models of torchvision and timm whose contracts are put to the test: see contracts.txt."""
from torchvision import models  # noqa: F401: named in contracts.txt


def timm_model(name, **options):
    import timm
    return timm.create_model(name, pretrained=False, **options)
