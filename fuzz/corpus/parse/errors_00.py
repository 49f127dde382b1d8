x = (1, 2
x = [1, 2
y = 3
print("a"
x = 1
x = 1)
x = (1]
x = (1,
 2]
x = "abc
x = """abc
def
x = 'a' + 
if x
    y = 1
if x:
y = 1
def f()
    pass
