# The Mandelbrot set as characters, with floats and once more with complex numbers.
def escape(cr, ci, limit):
    zr = zi = 0.0
    for n in range(limit):
        r2, i2 = zr * zr, zi * zi
        if r2 + i2 > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = r2 - i2 + cr
    return limit


def escape_complex(c, limit):
    z = 0j
    n = 0
    while abs(z) <= 2 and n < limit:
        z = z * z + c
        n += 1
    return n


WIDTH, HEIGHT, LIMIT = 110, 60, 1500
SHADES = " .:-=+*#%@"
total = 0
for y in range(HEIGHT):
    row = []
    for x in range(WIDTH):
        n = escape(3.2 * x / WIDTH - 2.2, 2.4 * y / HEIGHT - 1.2, LIMIT)
        total += n
        row.append(SHADES[-1] if n == LIMIT else SHADES[n % 9])
    print("".join(row).rstrip())
print(total)
print(sum(escape_complex(complex(x / 20 - 2, y / 20 - 1), 60) for x in range(80) for y in range(60)))
