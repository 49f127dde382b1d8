print("importing", __name__, "of", __package__)
DEFAULTS = {"width": 8, "bias": True}
width = DEFAULTS["width"]
_private = "hidden"
counter = 0


def bump():
    global counter
    counter += 1
    return counter
