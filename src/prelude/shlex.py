"""Splitting command lines."""

__all__ = ["split", "quote", "join"]


def split(s, comments=False, posix=True):
    if s is None:
        raise ValueError("s argument must not be None")
    words, word, quote, i = [], None, "", 0
    while i < len(s):
        char = s[i]
        i += 1
        if quote:
            if char == quote:
                quote = ""
                if not posix:
                    word += char
            elif posix and char == "\\" and quote == '"' and s[i:i + 1] and s[i] in '\\"':
                word += s[i]
                i += 1
            else:
                word += char
        elif char.isspace():
            if word is not None:
                words.append(word)
            word = None
        elif char in "'\"":
            quote = char
            word = (word or "") + ("" if posix else char)
        elif posix and char == "\\":
            if i >= len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[i]
            i += 1
        elif comments and char == "#":
            while i < len(s) and s[i] != "\n":
                i += 1
        else:
            word = (word or "") + char
    if quote:
        raise ValueError("No closing quotation")
    if word is not None:
        words.append(word)
    return words


def quote(s):
    if not s:
        return "''"
    if all(c.isascii() and (c.isalnum() or c in "_@%+=:,./-") for c in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    return " ".join([quote(arg) for arg in split_command])
