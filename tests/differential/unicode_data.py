# unicodedata: normal forms, categories, combining classes, directions.
import unicodedata

words = ["plain", "Ça va très bien", "Ångström", "ﬁne ½ ²", "한글 조합", "naïve café", "ΑΒΓ ά", "日本語カタカナ", "e\u0301", ""]
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, [unicodedata.normalize(form, w) for w in words], [len(unicodedata.normalize(form, w)) for w in words])
    print([unicodedata.is_normalized(form, w) for w in words])
print([unicodedata.category(c) for c in "aZ5 .-_(«»$+^\n\té中٣ǅ\u0301\u200b€"])
print([unicodedata.combining(c) for c in "a\u0301\u0327\u05b0"])
print([unicodedata.bidirectional(c) for c in "a1 .א\u0627\n\u2066"])


def strip_accents(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")


print([strip_accents(w) for w in words])
for wrong in (lambda: unicodedata.normalize("X", "é"), lambda: unicodedata.category("ab"), lambda: unicodedata.combining(""),
              lambda: unicodedata.normalize(3, "a"), lambda: unicodedata.bidirectional(3)):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
