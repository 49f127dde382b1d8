# A U-Net whose skip connection has another size when the picture's is odd.
import torch
import torch.nn as nn


class DoubleConv(nn.Sequential):
    def __init__(self, cin, cout):
        super().__init__(nn.Conv2d(cin, cout, 3, padding=1), nn.BatchNorm2d(cout), nn.ReLU(inplace=True),
                         nn.Conv2d(cout, cout, 3, padding=1), nn.BatchNorm2d(cout), nn.ReLU(inplace=True))


class UNet(nn.Module):
    def __init__(self, widths=(8, 16, 32)):
        super().__init__()
        self.downs = nn.ModuleList()
        self.ups = nn.ModuleList()
        self.pool = nn.MaxPool2d(2)
        cin = 3
        for w in widths:
            self.downs.append(DoubleConv(cin, w))
            cin = w
        self.bottom = DoubleConv(cin, cin * 2)
        for w in reversed(widths):
            self.ups.append(nn.ConvTranspose2d(w * 2, w, 2, stride=2))
            self.ups.append(DoubleConv(w * 2, w))
        self.final = nn.Conv2d(widths[0], 1, 1)

    def forward(self, x):
        skips = []
        for down in self.downs:
            x = down(x)  #: [1, 8, 64, 64] | [1, 16, 32, 32] | [1, 32, 16, 16] | [1, 8, 64, 90] | [1, 16, 32, 45] | [1, 32, 16, 22]
            skips.append(x)
            x = self.pool(x)  #: [1, 8, 32, 32] | [1, 16, 16, 16] | [1, 32, 8, 8] | [1, 8, 32, 45] | [1, 16, 16, 22] | [1, 32, 8, 11]
        x = self.bottom(x)  #: [1, 64, 8, 8] | [1, 64, 8, 11]
        for i in range(0, len(self.ups), 2):
            x = self.ups[i](x)  #: [1, 32, 16, 16] | [1, 16, 32, 32] | [1, 8, 64, 64] | [1, 32, 16, 22] | [1, 16, 32, 44]
            skip = skips.pop()  #: [1, 32, 16, 16] | [1, 16, 32, 32] | [1, 8, 64, 64] | [1, 32, 16, 22] | [1, 16, 32, 45]
            x = torch.cat((skip, x), dim=1)  #: [1, 64, 16, 16] | [1, 32, 32, 32] | [1, 16, 64, 64] | [1, 64, 16, 22]  #! RuntimeError: Sizes of tensors must match except in dimension 1. Expected size 45 but got size 44 for tensor number 1 in the list.
            x = self.ups[i + 1](x)  #: [1, 32, 16, 16] | [1, 16, 32, 32] | [1, 8, 64, 64] | [1, 32, 16, 22]
        return self.final(x)  #: [1, 1, 64, 64]


model = UNet()
print(model(torch.randn(1, 3, 64, 64)).shape)
mask = model(torch.randn(1, 3, 64, 90))
