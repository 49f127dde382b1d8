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
