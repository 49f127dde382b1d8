"""A U-Net with padding of the skip connections, dice loss and a data set of drawn masks."""
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, Dataset


class DoubleConv(nn.Module):
    def __init__(self, cin, cout, mid=None):
        super().__init__()
        mid = mid or cout
        self.double_conv = nn.Sequential(
            nn.Conv2d(cin, mid, 3, padding=1, bias=False), nn.BatchNorm2d(mid), nn.ReLU(inplace=True),
            nn.Conv2d(mid, cout, 3, padding=1, bias=False), nn.BatchNorm2d(cout), nn.ReLU(inplace=True))

    def forward(self, x):
        return self.double_conv(x)


class Down(nn.Module):
    def __init__(self, cin, cout):
        super().__init__()
        self.maxpool_conv = nn.Sequential(nn.MaxPool2d(2), DoubleConv(cin, cout))

    def forward(self, x):
        return self.maxpool_conv(x)


class Up(nn.Module):
    def __init__(self, cin, cout, bilinear=True):
        super().__init__()
        if bilinear:
            self.up = nn.Upsample(scale_factor=2, mode="bilinear", align_corners=True)
            self.conv = DoubleConv(cin, cout, cin // 2)
        else:
            self.up = nn.ConvTranspose2d(cin, cin // 2, kernel_size=2, stride=2)
            self.conv = DoubleConv(cin, cout)

    def forward(self, x1, x2):
        x1 = self.up(x1)
        dy = x2.size()[2] - x1.size()[2]
        dx = x2.size()[3] - x1.size()[3]
        x1 = F.pad(x1, [dx // 2, dx - dx // 2, dy // 2, dy - dy // 2])
        x = torch.cat([x2, x1], dim=1)
        return self.conv(x)


class UNet(nn.Module):
    def __init__(self, channels, classes, width=8, bilinear=True):
        super().__init__()
        self.channels, self.classes = channels, classes
        factor = 2 if bilinear else 1
        self.inc = DoubleConv(channels, width)
        self.downs = nn.ModuleList([Down(width, width * 2), Down(width * 2, width * 4), Down(width * 4, width * 8 // factor)])
        self.up1 = Up(width * 8, width * 4 // factor, bilinear)
        self.up2 = Up(width * 4, width * 2 // factor, bilinear)
        self.up3 = Up(width * 2, width, bilinear)
        self.outc = nn.Conv2d(width, classes, 1)

    def forward(self, x):
        features = [self.inc(x)]
        for down in self.downs:
            features.append(down(features[-1]))
        x = features.pop()
        for up in (self.up1, self.up2, self.up3):
            x = up(x, features.pop())
        return self.outc(x)


class Shapes(Dataset):
    def __init__(self, count, size):
        self.count, self.size = count, size

    def __len__(self):
        return self.count

    def __getitem__(self, index):
        h, w = self.size
        image = torch.rand(3, h, w)
        mask = torch.zeros(h, w, dtype=torch.long)
        top, left = index % (h // 2), (index * 3) % (w // 2)
        mask[top:top + h // 4, left:left + w // 4] = 1 + index % 2
        image[:, mask > 0] = 1.0
        return {"image": image, "mask": mask}


def dice_coeff(pred, target, reduce_batch_first=False, epsilon=1e-6):
    assert pred.size() == target.size()
    assert pred.dim() == 3 or not reduce_batch_first
    sum_dim = (-1, -2) if pred.dim() == 2 or not reduce_batch_first else (-1, -2, -3)
    inter = 2 * (pred * target).sum(dim=sum_dim)
    sets_sum = pred.sum(dim=sum_dim) + target.sum(dim=sum_dim)
    sets_sum = torch.where(sets_sum == 0, inter, sets_sum)
    dice = (inter + epsilon) / (sets_sum + epsilon)
    return dice.mean()


def dice_loss(pred, target):
    return 1 - dice_coeff(pred.flatten(0, 1), target.flatten(0, 1), reduce_batch_first=True)


@torch.inference_mode()
def evaluate(net, loader):
    net.eval()
    score = 0
    for batch in loader:
        image, true = batch["image"], batch["mask"]
        pred = net(image)
        true = F.one_hot(true, net.classes).permute(0, 3, 1, 2).float()
        pred = F.one_hot(pred.argmax(dim=1), net.classes).permute(0, 3, 1, 2).float()
        score += dice_coeff(pred[:, 1:], true[:, 1:], reduce_batch_first=False)
    net.train()
    return score / max(len(loader), 1)


def train(net, size, steps=2):
    loader = DataLoader(Shapes(10, size), batch_size=4)
    optimizer = torch.optim.RMSprop(net.parameters(), lr=1e-5, weight_decay=1e-8, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, "max", patience=5)
    criterion = nn.CrossEntropyLoss() if net.classes > 1 else nn.BCEWithLogitsLoss()
    for step, batch in enumerate(loader):
        images, true_masks = batch["image"], batch["mask"]
        assert images.shape[1] == net.channels, f"network has {net.channels} channels, pictures have {images.shape[1]}"
        masks_pred = net(images)
        loss = criterion(masks_pred, true_masks)
        loss = loss + dice_loss(F.softmax(masks_pred, dim=1), F.one_hot(true_masks, net.classes).permute(0, 3, 1, 2).float())
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimizer.step()
        print("step", step, tuple(images.shape), tuple(masks_pred.shape))
    score = evaluate(net, DataLoader(Shapes(3, size), batch_size=2))
    scheduler.step(score)
    return score


for bilinear in (True, False):
    net = UNet(3, 3, bilinear=bilinear)
    print("bilinear" if bilinear else "transposed", sum(p.numel() for p in net.parameters()))
    for size in ((32, 48), (37, 51)):
        score = train(net, size)
        print(size, score.dim())
gray = torch.rand(1, 1, 32, 32)
net(gray)
