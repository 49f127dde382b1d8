# Ends with a KeyError raised while a ValueError was handled; nothing after it may be printed.
settings = {"lr": "abc"}


def read(name):
    try:
        return float(settings[name])
    except ValueError as error:
        print("bad value:", error)
        return settings[name + "_default"]


with open(__file__) as source:
    print(len(source.readline()) > 10)
print([k for k in settings])
print(read("lr"))
print("unreachable")
