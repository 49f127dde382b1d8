# A variational autoencoder on flattened digits; right in the first call, wrong where the picture is not flattened.
import torch
import torch.nn as nn
import torch.nn.functional as F


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1, self.fc21, self.fc22 = nn.Linear(784, 400), nn.Linear(400, 20), nn.Linear(400, 20)
        self.fc3, self.fc4 = nn.Linear(20, 400), nn.Linear(400, 784)

    def encode(self, x):
        h1 = F.relu(self.fc1(x))  #: [16, 400]  #! RuntimeError: mat1 and mat2 shapes cannot be multiplied (448x28 and 784x400)
        return self.fc21(h1), self.fc22(h1)  #: ([16, 20], [16, 20])

    def reparameterize(self, mu, logvar):
        std = torch.exp(0.5 * logvar)  #: [16, 20]
        eps = torch.randn_like(std)  #: [16, 20]
        return mu + eps * std  #: [16, 20]

    def decode(self, z):
        return torch.sigmoid(self.fc4(F.relu(self.fc3(z))))  #: [16, 784] | [64, 784]

    def forward(self, x):
        mu, logvar = self.encode(x.view(-1, 784))  #: logvar [16, 20]; mu [16, 20]
        z = self.reparameterize(mu, logvar)  #: [16, 20]
        return self.decode(z), mu, logvar  #: ([16, 784], [16, 20], [16, 20])


def loss_function(recon, x, mu, logvar):
    bce = F.binary_cross_entropy(recon, x.view(-1, 784), reduction="sum")  #: []
    kld = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp())  #: []
    return bce + kld  #: []


model = VAE()
data = torch.rand(16, 1, 28, 28)  #: [16, 1, 28, 28]
recon, mu, logvar = model(data)  #: logvar [16, 20]; mu [16, 20]; recon [16, 784]
loss = loss_function(recon, data, mu, logvar)  #: []
sample = model.decode(torch.randn(64, 20)).view(64, 1, 28, 28)  #: [64, 1, 28, 28]
mu, logvar = model.encode(data)
