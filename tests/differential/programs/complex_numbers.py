# Complex numbers: arithmetic, repr, parsing, methods.
z = 3 + 4j
w = complex(1, -2)
print(z, w, z + w, z - w, z * w, z / w, -z, +z, z == 3 + 4j, z != w)
print(z.real, z.imag, z.conjugate(), abs(z), abs(w), z ** 2, z ** 0, z ** -1, z ** 0.5, 2 ** (1 + 0j))
print(1j, -1j, 0j, 1 + 0j, 0 + 1j, -0.0 + 1j, 1.5j, 1e20j, complex(0, -0.0), complex(-0.0, 0), 1j * 1j, 2j ** 2)
print(complex("1+2j"), complex("-3j"), complex("4"), complex("(1-1j)"), complex(2), complex(), complex(1.5, 2), complex(1j, 1j))
print(complex("inf"), complex("nanj"), complex(float("inf"), float("nan")), 1e400j)
print([z, w], {"z": z}, f"{z} {z:.2f} {w!r} {z:>12}", str(z), "%s" % z)
print(z + 1, 1 + z, z * 2, 2.5 * z, z - 1.5, z / 2, 1 / z, True + z, sum([z, w, 1]))
print(isinstance(z, complex), type(z), bool(0j), bool(1j), hash(1 + 0j) == hash(1), 1 + 0j == 1, {1: "a"}[1 + 0j])


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: z < w)
attempt(lambda: int(z))
attempt(lambda: float(z))
attempt(lambda: z // 2)
attempt(lambda: z % 2)
attempt(lambda: z / 0)
attempt(lambda: complex("1 + 2j"))
attempt(lambda: complex("a"))
attempt(lambda: complex("1", 2))
attempt(lambda: complex(None))
attempt(lambda: 0j ** -1)
attempt(lambda: round(z))
attempt(lambda: divmod(z, 1))
attempt(lambda: z + "a")
attempt(lambda: sorted([1j, 2j]))

points = [complex(x, y) for x in range(-1, 2) for y in (-1, 1)]
print(points, sum(points), sorted(points, key=lambda p: (p.real, p.imag)))


def escape(c, limit=30):
    v = 0j
    for n in range(limit):
        v = v * v + c
        if abs(v) > 2:
            return n
    return limit


print([escape(complex(x / 4, y / 4)) for y in range(-3, 4) for x in range(-8, 3, 2)])


def roots(a, b, c):
    d = b * b - 4 * a * c
    root = d ** 0.5 if d >= 0 else complex(0, (-d) ** 0.5)
    return (-b + root) / (2 * a), (-b - root) / (2 * a)


print(roots(1, -3, 2), roots(1, 2, 5))
