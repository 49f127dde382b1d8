"""String and bytes literals, f-strings."""
'', "", '''''', """""", r'', b'', rb'', Rb"", bR'', u'', U"x", f'', F"", fr'', rF"", Rf''
'a' "b" '''c''' """d"""
('a'
 'b'  # comment between
 r'\c')
'\\ \' \" \a \b \f \n \r \t \v \0 \07 \377 \x41 \u00e9 \U0001F600 \N{DEGREE SIGN} \N{greek small letter alpha}'
'\q \8 \{ \
continued'
"""line
	tab \
joined
end"""
r'\n\\', r'\'', R"\"", r'''\'''', r"\\", rb'\x00\\'
b'\x00\xff\n\101\\ \u1234 \N{x} \q', b"a" b'b' rb'\d'
'é ü 漢字 😀', "\ud800", "\N{EM DASH}"
"it's", 'say "x"', '''it's "x" ''', """a "quoted" word"""
x = """
	"""
f"{x}", f'{x}{y}', f"a{x}b", f"{x}" "y", "x" f"{y}" 'z' f'{w}', f"no fields"
f"{x!r}", f"{x!s:>10}", f"{x!a:{w}}", f"{x:{w}.{p}f}", f"{x:>{w}}{y:<{h}}", f"{x:}", f"{x:%Y-%m-%d %H:%M}"
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
