# A DCGAN generator and discriminator; the noise lacks its two spatial dimensions.
import torch
import torch.nn as nn

nz, ngf, ndf, nc = 100, 16, 16, 3
generator = nn.Sequential(
    nn.ConvTranspose2d(nz, ngf * 4, 4, 1, 0, bias=False), nn.BatchNorm2d(ngf * 4), nn.ReLU(True),
    nn.ConvTranspose2d(ngf * 4, ngf * 2, 4, 2, 1, bias=False), nn.BatchNorm2d(ngf * 2), nn.ReLU(True),
    nn.ConvTranspose2d(ngf * 2, nc, 4, 2, 1, bias=False), nn.Tanh())
discriminator = nn.Sequential(
    nn.Conv2d(nc, ndf, 4, 2, 1, bias=False), nn.LeakyReLU(0.2, inplace=True),
    nn.Conv2d(ndf, ndf * 2, 4, 2, 1, bias=False), nn.BatchNorm2d(ndf * 2), nn.LeakyReLU(0.2, inplace=True),
    nn.Conv2d(ndf * 2, 1, 4, 1, 0, bias=False), nn.Sigmoid())


def weights_init(m):
    name = m.__class__.__name__
    if name.find("Conv") != -1:
        nn.init.normal_(m.weight.data, 0.0, 0.02)
    elif name.find("BatchNorm") != -1:
        nn.init.normal_(m.weight.data, 1.0, 0.02)
        nn.init.constant_(m.bias.data, 0)


generator.apply(weights_init)
criterion = nn.BCELoss()
optim_d = torch.optim.Adam(discriminator.parameters(), lr=0.0002, betas=(0.5, 0.999))
for i in range(2):
    real = torch.randn(4, nc, 16, 16)  #: [4, 3, 16, 16]
    label = torch.full((real.size(0),), 1.0)  #: [4]
    output = discriminator(real).view(-1)  #: [4]
    err_real = criterion(output, label)  #: []
    err_real.backward()
    noise = torch.randn(4, nz, 1, 1) if i == 0 else torch.randn(4, nz)  #: [4, 100, 1, 1] | [4, 100]
    fake = generator(noise)  #: [4, 3, 16, 16]  #! RuntimeError: Expected 3D (unbatched) or 4D (batched) input to conv_transpose2d, but got input of size: [4, 100]
    label.fill_(0.0)
    output = discriminator(fake.detach()).view(-1)  #: [4]
    err_fake = criterion(output, label)  #: []
    optim_d.step()
    print("iteration", i, tuple(fake.shape))
