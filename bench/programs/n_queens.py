# All placements of queens on a board, by backtracking over sets of taken lines.
def solve(n):
    solutions = []
    columns, up, down = set(), set(), set()
    placed = []

    def place(row):
        if row == n:
            solutions.append(tuple(placed))
            return
        for column in range(n):
            if column in columns or row + column in up or row - column in down:
                continue
            columns.add(column)
            up.add(row + column)
            down.add(row - column)
            placed.append(column)
            place(row + 1)
            placed.pop()
            columns.remove(column)
            up.remove(row + column)
            down.remove(row - column)

    place(0)
    return solutions


def count_bits(n, columns=0, up=0, down=0):
    if columns == (1 << n) - 1:
        return 1
    total = 0
    free = ~(columns | up | down) & ((1 << n) - 1)
    while free:
        bit = free & -free
        free ^= bit
        total += count_bits(n, columns | bit, (up | bit) << 1, (down | bit) >> 1)
    return total


found = solve(10)
print(len(found), found[0], found[-1])
for column in found[0]:
    print("." * column + "Q" + "." * (9 - column))
print([len(solve(n)) for n in range(1, 9)])
print([count_bits(n) for n in range(1, 11)])
