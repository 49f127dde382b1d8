# with a byte order mark
x = 1
if x:
	y = """a
b"""
	z = "a\
b"


w = (1,
  2)

