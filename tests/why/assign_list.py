import torch

boxes = torch.zeros(4, 4)
for i in range(4):
    boxes[i] = [i * 1.0, i * 2.0, i * 3.0, i * 4.0]
print(boxes.sum())
