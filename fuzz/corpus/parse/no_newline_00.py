def f():
  x = [1,
2]




  return x # no line end at the end
