"""How many digits of an integer become text, and that decimal does not mind."""
import decimal
c = decimal.getcontext(); c.prec = decimal.MAX_PREC; c.Emax=decimal.MAX_EMAX; c.Emin=decimal.MIN_EMIN
D=decimal.Decimal
a=D(10)**4400+1
b=a*a
print(len(str(b)))
print(b==b+0, b.adjusted(), len(b.as_tuple().digits))
print(len('%s' % b), len(f'{b}'), len(repr(b)))
print(len(str((b*3).quantize(D(1)))))
import sys
print(sys.get_int_max_str_digits())
sys.set_int_max_str_digits(700)
for f in (lambda: str(10**700), lambda: int("1"*701), lambda: "%d" % 10**700, lambda: f"{10**700}", lambda: sys.set_int_max_str_digits(5), lambda: len(str(10**699)), lambda: len(hex(10**900))):
    try: print(f())
    except ValueError as e: print(e)
sys.set_int_max_str_digits(0)
print(len(str(10**20000)))
