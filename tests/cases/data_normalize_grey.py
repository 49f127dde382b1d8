"""Three means for an image with one channel."""
from PIL import Image
from torchvision import transforms

to_tensor = transforms.ToTensor()
x = to_tensor(Image.new("L", (28, 28)))  #: [1, 28, 28]
grey = transforms.Normalize((0.5,), (0.5,))(x)  #: [1, 28, 28]
colour = transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))
y = colour(x)  #! RuntimeError: output with shape [1, 28, 28] doesn't match the broadcast shape [3, 28, 28]
