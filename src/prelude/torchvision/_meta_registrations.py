"""Nothing to register: see torchvision.ops for the models of the native operators."""
