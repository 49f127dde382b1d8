"""Train a small convolutional network on handwritten digits."""
import argparse
import time

import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim
from torch.optim.lr_scheduler import StepLR
from torch.utils.data import DataLoader
from torchvision import datasets, transforms


class DigitNet(nn.Module):
    def __init__(self, hidden=128, classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, 1)
        self.conv2 = nn.Conv2d(32, 64, 3, 1)
        self.drop1 = nn.Dropout(0.25)
        self.drop2 = nn.Dropout(0.5)
        self.fc1 = nn.Linear(64 * 12 * 12, hidden)
        self.fc2 = nn.Linear(hidden, classes)

    def forward(self, x):
        x = F.relu(self.conv1(x))
        x = F.relu(self.conv2(x))
        x = F.max_pool2d(x, 2)
        x = self.drop1(x)
        x = torch.flatten(x, 1)
        x = F.relu(self.fc1(x))
        x = self.drop2(x)
        logits = self.fc2(x)
        return F.log_softmax(logits, dim=1)


def train_epoch(args, model, device, loader, optimizer, epoch):
    model.train()
    for step, (images, targets) in enumerate(loader):
        images, targets = images.to(device), targets.to(device)
        optimizer.zero_grad()
        scores = model(images)
        loss = F.nll_loss(scores, targets)
        loss.backward()
        optimizer.step()
        if step % args.log_interval == 0:
            seen = step * len(images)
            share = 100.0 * step / len(loader)
            print(f"epoch {epoch} [{seen}/{len(loader.dataset)} ({share:.0f}%)] loss {loss.item():.6f}")
            if args.dry_run:
                break


def evaluate(model, device, loader):
    model.eval()
    total_loss = 0.0
    correct = 0
    with torch.no_grad():
        for images, targets in loader:
            images, targets = images.to(device), targets.to(device)
            scores = model(images)
            total_loss += F.nll_loss(scores, targets, reduction="sum").item()
            guesses = scores.argmax(dim=1, keepdim=True)
            correct += guesses.eq(targets.view_as(guesses)).sum().item()

    count = len(loader.dataset)
    print(f"test: average loss {total_loss / count:.4f}, accuracy {correct}/{count} ({100.0 * correct / count:.0f}%)")
    return correct / count


def parse_args():
    parser = argparse.ArgumentParser(description="Handwritten digits with a small CNN")
    parser.add_argument("--batch-size", type=int, default=64, metavar="N", help="pictures per training step")
    parser.add_argument("--test-batch-size", type=int, default=1000, metavar="N", help="pictures per test step")
    parser.add_argument("--epochs", type=int, default=14, metavar="N", help="passes over the training data")
    parser.add_argument("--lr", type=float, default=1.0, help="learning rate at the start")
    parser.add_argument("--gamma", type=float, default=0.7, help="factor on the learning rate after each epoch")
    parser.add_argument("--no-cuda", action="store_true", help="stay on the CPU even where there is a GPU")
    parser.add_argument("--dry-run", action="store_true", help="one step only, to see that all fits together")
    parser.add_argument("--seed", type=int, default=1, help="seed of the random numbers")
    parser.add_argument("--log-interval", type=int, default=10, metavar="N", help="steps between two lines of log")
    parser.add_argument("--data", default="data", help="where the pictures are kept")
    parser.add_argument("--save-model", action="store_true", help="keep the weights at the end")
    return parser.parse_args()


def main():
    args = parse_args()
    torch.manual_seed(args.seed)
    use_cuda = not args.no_cuda and torch.cuda.is_available()
    device = torch.device("cuda" if use_cuda else "cpu")

    train_options = {"batch_size": args.batch_size, "shuffle": True}
    test_options = {"batch_size": args.test_batch_size}
    if use_cuda:
        common = {"num_workers": 1, "pin_memory": True}
        train_options.update(common)
        test_options.update(common)

    transform = transforms.Compose([
        transforms.ToTensor(),
        transforms.Normalize((0.1307,), (0.3081,)),
    ])
    train_set = datasets.MNIST(args.data, train=True, download=True, transform=transform)
    test_set = datasets.MNIST(args.data, train=False, transform=transform)
    train_loader = DataLoader(train_set, **train_options)
    test_loader = DataLoader(test_set, **test_options)

    model = DigitNet().to(device)
    optimizer = optim.Adadelta(model.parameters(), lr=args.lr)
    scheduler = StepLR(optimizer, step_size=1, gamma=args.gamma)

    started = time.time()
    best = 0.0
    for epoch in range(1, args.epochs + 1):
        train_epoch(args, model, device, train_loader, optimizer, epoch)
        accuracy = evaluate(model, device, test_loader)
        best = max(best, accuracy)
        scheduler.step()
    print(f"done in {time.time() - started:.1f} s, best accuracy {best:.4f}")

    if args.save_model:
        torch.save(model.state_dict(), "mnist_cnn.pt")


if __name__ == "__main__":
    main()
