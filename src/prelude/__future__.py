"""Flags of past language changes; all of them are on in Python 3.11 except annotations."""


class _Feature:
    def __init__(self, optional, mandatory, flag):
        self.optional, self.mandatory, self.compiler_flag = optional, mandatory, flag

    def getOptionalRelease(self):
        return self.optional

    def getMandatoryRelease(self):
        return self.mandatory

    def __repr__(self):
        return "_Feature" + repr((self.optional, self.mandatory, self.compiler_flag))


def _feature(optional, mandatory, flag):
    return _Feature((*optional, "alpha", 0), mandatory and (*mandatory, "alpha", 0), flag)


all_feature_names = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
    "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
]
nested_scopes = _feature((2, 1, 0), (2, 2, 0), 0x10)
generators = _feature((2, 2, 0), (2, 3, 0), 0)
division = _feature((2, 2, 0), (3, 0, 0), 0x20000)
absolute_import = _feature((2, 5, 0), (3, 0, 0), 0x40000)
with_statement = _feature((2, 5, 0), (2, 6, 0), 0x80000)
print_function = _feature((2, 6, 0), (3, 0, 0), 0x100000)
unicode_literals = _feature((2, 6, 0), (3, 0, 0), 0x200000)
barry_as_FLUFL = _feature((3, 1, 0), (4, 0, 0), 0x400000)
generator_stop = _feature((3, 5, 0), (3, 7, 0), 0x800000)
annotations = _feature((3, 7, 0), None, 0x1000000)
