"""Images pass through a pipeline of transforms; one without ToTensor cannot be collated."""
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms


class Photos(Dataset):
    def __init__(self, transform):
        self.transform = transform

    def __len__(self):
        return 6

    def __getitem__(self, index):
        photo = Image.new("RGB", (40 + index, 30))
        return self.transform(photo), index % 2  #: ([3, 28, 28], -)


train = transforms.Compose([
    transforms.Resize(32),
    transforms.RandomCrop(28, padding=2),
    transforms.RandomHorizontalFlip(),
    transforms.ToTensor(),
    transforms.Normalize((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
])
print(train)
for photo, label in DataLoader(Photos(train), batch_size=4, shuffle=True):
    print(tuple(photo.shape), tuple(label.shape))
for photo, label in DataLoader(Photos(transforms.CenterCrop(10)), batch_size=4):  #! TypeError: default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found <class 'PIL.Image.Image'>
    print(photo)
