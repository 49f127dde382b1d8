f"{x=}", f"{x = }", f"{x=!r}", f"{x=:>5}", f"{ x + 1 = !s:^{n}}", f"{f(a, b=1)=}"
f"{{}}", f"{{{x}}}", f"{{x}}", f"}}{{", f"{x}}}", f"{{{{", f"{x:{'{'}>10}"
f"{a['b']}", f'{a["b"]}', f"{a.b(c)[d]}", f"{a if b else c}", f"{ {1: 2}[1] }"
f"{a != b}", f"{a == b}", f"{a <= b}", f"{a >= b:>5}", f"{(x := 1)}", f"{x:=5}", f"{s:=^30}", f"{x!r:=>3}", f"{x.y:=>3}"
f"{a, b}", f"{*a, b}", f"{a,}", f"{yield_}", f"{[x for x in y]}"
f"{'nested'}", f"{f'{x}'}"
f'''{
    x
    + y
:>10}''', f"""{x}
{y!r} text
"""
rf"\{x}\d{{2}}", fr"{x}\n", f"\N{EM DASH}{x}\x41\{y}", f"\n{x}\t"
f"{x:,}", f"{x:_}", f"{x:+.2e}", f"{x:'>10}", f"{x:\n}"
f"{3.5:.1f}{1_000:,}{0xff:#x}{1e3}"
print(f"loss={loss:.4f}" f" acc={100. * correct / total:.0f}%")

