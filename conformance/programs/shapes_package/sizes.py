def flat_size(channels, side):
    return channels * side * side


def after(side, strides):
    for s in strides:
        side = (side - 1) // s + 1
    return side
