# A whole training loop on made-up data that ends well: train, validate, save the best, early stopping by epochs.
import copy

import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(0)
data = TensorDataset(torch.randn(50, 1, 12, 12), torch.randint(0, 4, (50,)))
train_set, val_set = random_split(data, [40, 10])
loaders = {"train": DataLoader(train_set, 16, shuffle=True), "val": DataLoader(val_set, 16)}
sizes = {k: len(v.dataset) for k, v in loaders.items()}
device = torch.device("cuda:0" if torch.cuda.is_available() else "cpu")
model = nn.Sequential(nn.Conv2d(1, 6, 3), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.2), nn.Linear(150, 4)).to(device)
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=2)
best, best_state = -1.0, None
for epoch in range(2):
    print(f"epoch {epoch + 1}/2, lr {scheduler.get_last_lr()[0]:.6f}")
    for phase in ("train", "val"):
        model.train(phase == "train")
        running, corrects = 0.0, 0
        for inputs, labels in loaders[phase]:
            inputs = inputs.to(device)  #: [16, 1, 12, 12] | [8, 1, 12, 12] | [10, 1, 12, 12]
            labels = labels.to(device)  #: int64[16] | int64[8] | int64[10]
            optimizer.zero_grad()
            with torch.set_grad_enabled(phase == "train"):
                outputs = model(inputs)  #: [16, 4] | [8, 4] | [10, 4]
                _, preds = torch.max(outputs, 1)  #: _ [16] | [8] | [10]; preds int64[16] | int64[8] | int64[10]
                loss = criterion(outputs, labels)  #: []
                if phase == "train":
                    loss.backward()
                    optimizer.step()
            running += loss.item() * inputs.size(0)
            corrects += torch.sum(preds == labels.data)  #: int64[]
        accuracy = corrects.double() / sizes[phase]  #: float64[]
        if phase == "val" and accuracy > best:
            best = accuracy.item()
            best_state = copy.deepcopy(model.state_dict())
    scheduler.step()
print(sizes, sum(p.numel() for p in model.parameters() if p.requires_grad))
