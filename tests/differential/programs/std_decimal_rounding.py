"""decimal: every rounding mode at several precisions, zeros with signs, specials."""
import random
from decimal import *

random.seed(3)
D=Decimal
for prec in (1,2,5,9,28):
    getcontext().prec=prec
    for mode in (ROUND_DOWN,ROUND_HALF_UP,ROUND_HALF_EVEN,ROUND_CEILING,ROUND_FLOOR,ROUND_UP,ROUND_HALF_DOWN,ROUND_05UP):
        getcontext().rounding=mode
        for i in range(60):
            a=D(random.choice(['','-'])+str(random.randrange(10**random.randrange(1,40)))+'e'+str(random.randrange(-30,30)))
            b=D(random.choice(['','-'])+str(random.randrange(1,10**random.randrange(1,20)))+'e'+str(random.randrange(-10,10)))
            print(a+b,a-b,a*b,a/b,+a)
for mode in (ROUND_FLOOR, ROUND_HALF_EVEN):
    getcontext().rounding=mode
    for x in ('0','-0','0e3','-0e-2','1','-1'):
        for y in ('0','-0','1','-1', 'nan','inf','-inf'):
            a,b=D(x),D(y)
            try: print(+a,-a,a+b,a-b,a*b)
            except Exception as e: print(type(e))
