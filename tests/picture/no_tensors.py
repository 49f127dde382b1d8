print(sum(range(4)))
