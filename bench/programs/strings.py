# Building, splitting and searching strings.
import re


def build(n):
    parts = []
    for i in range(n):
        parts.append(f"{i:05d}:{i * i % 97:x}")
    return ",".join(parts)


def reverse_words(text):
    out = ""
    for word in text.split(" "):
        out = word[::-1] + " " + out
    return out.strip()


def run_length(text):
    out, i = [], 0
    while i < len(text):
        j = i
        while j < len(text) and text[j] == text[i]:
            j += 1
        out.append(text[i] + str(j - i))
        i = j
    return "".join(out)


def palindromes(text):
    best = ""
    for centre in range(len(text)):
        for low, high in ((centre, centre), (centre, centre + 1)):
            while low >= 0 and high < len(text) and text[low] == text[high]:
                low -= 1
                high += 1
            if high - low - 1 > len(best):
                best = text[low + 1:high]
    return best


text = build(100000)
print(len(text), text[:40], text.count("1"), text.find("99999"), hash(text) == hash(text + ""))
fields = dict(item.split(":") for item in text.split(","))
print(len(fields), fields["00123"], max(fields.values(), key=lambda v: (len(v), v)))
print(len(reverse_words(" ".join(str(i) for i in range(5000)))), reverse_words("one two three"))
dragon = "a"
for _ in range(16):
    dragon = dragon + "L" + "".join("R" if c == "L" else "L" if c == "R" else c for c in reversed(dragon))
print(len(dragon), dragon[:30], run_length(dragon)[:30], len(run_length(dragon)))
word = ("abacabadabacaba" * 30)[:450]
print(len(palindromes(word)))
print(len(re.sub(r"(\d+):([0-9a-f]+)", lambda m: m[2] + m[1], text)), len(re.findall(r"0+[1-9]", text)))
table = str.maketrans("0123456789", "abcdefghij")
print(text.translate(table)[:30], text.upper().replace("A", "-").title()[:30], "|".join(sorted(set(text))))
total = 0
for ch in text:
    if ch.isdigit():
        total += ord(ch) - 48
print(total)
