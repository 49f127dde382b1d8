"""decimal: text, arithmetic, rounding, contexts, signals."""
from decimal import *
import decimal
print(Decimal("0.1") + Decimal("0.2"), Decimal(10) / Decimal(4), Decimal("1.10"), round(Decimal("2.675"), 2), Decimal("1") < 2)
print(Decimal(1)/Decimal(3), Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(1000).log10(), Decimal(7).log10())
print(Decimal("123456789.987654321").quantize(Decimal("0.01")), Decimal("1E+3"), Decimal("-0.00001"), Decimal("0.0000001"), Decimal(0.1))
print(f"{Decimal('1234567.891'):,.2f}|{Decimal('3.14159'):10.3f}|{Decimal('0.5'):%}|{Decimal('12345'):e}|{Decimal('2.5'):>8}|{Decimal('1e10'):f}|{Decimal('12.5'):g}")
getcontext().prec = 6
print(Decimal(1)/7, Decimal("3.00")*2, Decimal(2)**10, Decimal(2)**-1, Decimal(2)**Decimal("0.5"), -Decimal("1.23456789"))
try: Decimal("abc")
except InvalidOperation as e: print(type(e).__name__, e)
try: Decimal(1)/0
except DivisionByZero as e: print(type(e).__name__, e)
try: Decimal(0)/0
except InvalidOperation as e: print(type(e).__name__, e)
with localcontext() as c:
    c.prec=50
    print(Decimal(1)/7)
print(Decimal("7")//2, Decimal("-7")%3, divmod(Decimal(7),2), int(Decimal("7.9")), float(Decimal("7.5")), hash(Decimal("2.5"))==hash(2.5), Decimal("2.5")==2.5, {Decimal(1):2}[1])
print(Decimal("1.20").normalize(), Decimal("100").normalize(), Decimal("3.7").to_integral_value(), Decimal((1,(1,2,3),-2)), Decimal("1.5").as_tuple(), sum([Decimal("0.1")]*3), max(Decimal(1),Decimal(2)), sorted([Decimal(3),Decimal(1)]), Decimal('NaN'), Decimal('-Infinity'))
print(getcontext().rounding, Decimal("2.5").quantize(Decimal(1), rounding=ROUND_HALF_UP), Decimal("1.1").as_integer_ratio(), abs(Decimal(-2)), bool(Decimal(0)), repr(Decimal("1")))
import statistics
print(statistics.mean([Decimal("0.5"), Decimal("0.75")]))
