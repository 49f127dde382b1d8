"""Mode, size and format of an image file, from its first bytes (PNG, JPEG, GIF and BMP)."""


def look_at(data):
    """(mode, size, format), or None for another kind of file."""
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        return _png(data)
    if data[:2] == b"\xff\xd8":
        return _jpeg(data)
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return "P", (_little(data[6:8]), _little(data[8:10])), "GIF"
    if data[:2] == b"BM" and _little(data[14:18]) >= 40:
        mode = {8: "P", 24: "RGB", 32: "RGB"}.get(_little(data[28:30]))
        size = _little(data[18:22]), abs(int.from_bytes(data[22:26], "little", signed=True))
        return None if mode is None else (mode, size, "BMP")
    return None


def _little(part):
    return int.from_bytes(part, "little")


def _big(part):
    return int.from_bytes(part, "big")


def _png(data):
    depth, colour = data[24], data[25]
    if colour == 0:
        mode = "1" if depth == 1 else "I;16" if depth == 16 else "L"
    else:
        mode = {2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}.get(colour)
    return None if mode is None else (mode, (_big(data[16:20]), _big(data[20:24])), "PNG")


def _jpeg(data):
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            mode = {1: "L", 3: "RGB", 4: "CMYK"}.get(data[at + 9])
            size = _big(data[at + 7:at + 9]), _big(data[at + 5:at + 7])
            return None if mode is None else (mode, size, "JPEG")
        at += 2 + _big(data[at + 2:at + 4])
    return None
