# The outer planets around the sun, stepped with a symplectic integrator.
from math import pi, sqrt

SOLAR_MASS = 4 * pi * pi
DAYS = 365.24


class Body:
    def __init__(self, position, velocity, mass):
        self.position = list(position)
        self.velocity = [v * DAYS for v in velocity]
        self.mass = mass * SOLAR_MASS


BODIES = {
    "sun": Body((0, 0, 0), (0, 0, 0), 1.0),
    "jupiter": Body((4.84, -1.16, -0.104), (0.00166, 0.0077, -0.000069), 0.000955),
    "saturn": Body((8.343, 4.125, -0.403), (-0.002767, 0.004998, 0.000023), 0.000286),
    "uranus": Body((12.894, -15.111, -0.223), (0.002965, 0.002378, -0.00003), 0.0000437),
    "neptune": Body((15.38, -25.919, 0.179), (0.00268, 0.001628, -0.000095), 0.0000515),
}


def offset_momentum(bodies):
    for axis in range(3):
        p = sum(b.velocity[axis] * b.mass for b in bodies)
        bodies[0].velocity[axis] = -p / SOLAR_MASS


def energy(bodies):
    e = 0.0
    for i, b in enumerate(bodies):
        vx, vy, vz = b.velocity
        e += 0.5 * b.mass * (vx * vx + vy * vy + vz * vz)
        for other in bodies[i + 1:]:
            d = [p - q for p, q in zip(b.position, other.position)]
            e -= b.mass * other.mass / sqrt(sum(c * c for c in d))
    return e


def advance(bodies, dt, steps):
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
    for _ in range(steps):
        for a, b in pairs:
            ax, ay, az = a.position
            bx, by, bz = b.position
            dx, dy, dz = ax - bx, ay - by, az - bz
            mag = dt / (dx * dx + dy * dy + dz * dz) ** 1.5
            va, vb = a.velocity, b.velocity
            ma, mb = a.mass * mag, b.mass * mag
            va[0] -= dx * mb
            va[1] -= dy * mb
            va[2] -= dz * mb
            vb[0] += dx * ma
            vb[1] += dy * ma
            vb[2] += dz * ma
        for body in bodies:
            p, v = body.position, body.velocity
            p[0] += dt * v[0]
            p[1] += dt * v[1]
            p[2] += dt * v[2]


bodies = list(BODIES.values())
offset_momentum(bodies)
print(f"{energy(bodies):.12f}")
for _ in range(4):
    advance(bodies, 0.01, 16000)
    print(f"{energy(bodies):.9f}", [round(c, 6) for c in BODIES["jupiter"].position])
