"""Messages, never translated."""


def gettext(message):
    return message


_ = gettext


def ngettext(singular, plural, n):
    return singular if n == 1 else plural


class NullTranslations:
    gettext = staticmethod(gettext)
    ngettext = staticmethod(ngettext)

    def install(self, names=None):
        import builtins

        builtins._ = gettext


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    return NullTranslations()


def install(domain, localedir=None, *, names=None):
    NullTranslations().install()


def bindtextdomain(domain, localedir=None):
    return localedir


def textdomain(domain=None):
    return domain
