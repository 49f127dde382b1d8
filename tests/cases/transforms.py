# torchvision transforms on tensors and pictures of known sizes, and well-known data sets without their files.
import torch
from PIL import Image
from torchvision import transforms as T
from torchvision.transforms import functional as TF

image = Image.new("RGB", (40, 30))
gray = Image.new("L", (28, 28))
a = T.ToTensor()(image)  #: [3, 30, 40]
b = T.ToTensor()(gray)  #: [1, 28, 28]
c = T.Compose([T.Resize(16), T.ToTensor()])(image)  #: [3, 16, 21]
d = T.Compose([T.Resize((16, 20)), T.CenterCrop(12), T.ToTensor(), T.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))])(image)  #: [3, 12, 12]
e = T.RandomCrop(24, padding=4)(a)  #: [3, 24, 24]
f = T.RandomHorizontalFlip()(a)  #: [3, 30, 40]
g = T.RandomResizedCrop(10)(a)  #: [3, 10, 10]
h = T.Grayscale()(a)  #: [1, 30, 40]
i = T.Grayscale(num_output_channels=3)(a)  #: [3, 30, 40]
j = T.Pad(3)(a)  #: [3, 36, 46]
k = T.Resize((7, 9), antialias=True)(a)  #: [3, 7, 9]
l = T.ColorJitter(0.1, 0.1)(a)  #: [3, 30, 40]
m = T.RandomRotation(10)(a)  #: [3, 30, 40]
n = T.Lambda(lambda t: t.view(-1))(b)  #: [784]
o = TF.to_tensor(image)  #: [3, 30, 40]
p = T.PILToTensor()(image)  #: uint8[3, 30, 40]
q = T.ConvertImageDtype(torch.float32)(p)  #: [3, 30, 40]
r = T.FiveCrop(10)(a)  #: ([3, 10, 10], [3, 10, 10], [3, 10, 10], [3, 10, 10], [3, 10, 10])
s = T.Normalize([0.5], [0.5])(b)  #: [1, 28, 28]
t = T.ToPILImage()(a)
u = T.RandomErasing(p=1.0)(a)  #: [3, 30, 40]
v = T.GaussianBlur(3)(a)  #: [3, 30, 40]
w = TF.resize(a, [5])  #: [3, 5, 6]
x = TF.center_crop(a, [50, 50])  #: [3, 50, 50]
y = torch.stack([T.ToTensor()(image) for _ in range(3)])  #: [3, 3, 30, 40]
print(t.size, image.size, gray.mode, T.Resize(16)(image).size, T.Compose([T.ToTensor(), T.Normalize((0.1,), (0.3,))]))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


attempt(lambda: T.Normalize((0.5,), (0.5,))(image))
attempt(lambda: T.Normalize((0.5, 0.5), (0.5, 0.5))(a))
attempt(lambda: T.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5))(b))
attempt(lambda: T.Normalize((0.5,), (0.0,))(b))
attempt(lambda: T.RandomCrop(50)(a))
attempt(lambda: T.ToTensor()(a))
attempt(lambda: T.Resize(-1)(a))
attempt(lambda: T.CenterCrop((1, 2, 3))(a))
attempt(lambda: T.ToPILImage()(torch.zeros(2, 2, 2, 2)))
attempt(lambda: T.Normalize((0.5,), (0.5,))(torch.zeros(2)))
