"""Arithmetic of two images of one size.

docs: PIL.ImageChops
"""


def _combine(image1, image2=None, *args):
    if hasattr(image2, "size"):
        if image1.mode != image2.mode:
            raise ValueError("image has wrong mode")
        size = tuple(min(a, b) for a, b in zip(image1.size, image2.size))
        return image1._new(size=size)
    return image1.copy()


add = add_modulo = darker = difference = lighter = multiply = screen = subtract = subtract_modulo = _combine
overlay = soft_light = hard_light = logical_and = logical_or = logical_xor = invert = duplicate = offset = _combine
