x = 1_
x = 0x
x = 0b12
x = 0o8
x = 12abc
x = 1.2.3
x = $
x = a ? b
x = a!
x = “a”
x = 1 
\x
