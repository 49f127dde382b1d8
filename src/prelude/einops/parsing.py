"""One side of a pattern: 'b c (h w)', '... 2 d'. docs: einops.rearrange"""

import keyword
import warnings

from einops import EinopsError

ELLIPSIS = "…"
_ellipsis = ELLIPSIS


class AnonymousAxis:
    """An axis that only has a length; no two of them are the same."""

    def __init__(self, value):
        self.value = int(value)
        if self.value == 1:
            raise EinopsError("No need to create anonymous axis of length 1. Report this as an issue")
        if self.value < 1:
            raise EinopsError(f"Anonymous axis should have positive length, not {self.value}")

    def __repr__(self):
        return f"{self.value}-axis"


class ParsedExpression:
    """`composition` has an item for each dimension: a list of the axes that make it up (none: it has size 1), or
    ELLIPSIS; `identifiers` are all axes."""

    def __init__(self, expression, *, allow_underscore=False, allow_duplicates=False):
        self.has_ellipsis = "." in expression
        self.has_ellipsis_parenthesized = None
        self.has_non_unitary_anonymous_axes = False
        self.identifiers = set()
        self.composition = []
        if self.has_ellipsis:
            if "..." not in expression:
                raise EinopsError("Expression may contain dots only inside ellipsis (...)")
            if expression.count("...") != 1 or expression.count(".") != 3:
                raise EinopsError(
                    "Expression may contain dots only inside ellipsis (...); only one ellipsis for tensor "
                )
            expression = expression.replace("...", ELLIPSIS)
        self._allowed = allow_underscore, allow_duplicates
        self._read(expression)

    def _read(self, expression):
        group, word = None, ""
        for char in expression:
            if char not in "() ":
                if not (char.isalnum() or char in ("_", ELLIPSIS)):
                    raise EinopsError(f"Unknown character '{char}'")
                word += char
                continue
            if word:
                self._add(word, group)
            word = ""
            if char == "(":
                if group is not None:
                    raise EinopsError("Axis composition is one-level (brackets inside brackets not allowed)")
                group = []
            elif char == ")":
                if group is None:
                    raise EinopsError("Brackets are not balanced")
                self.composition.append(group)
                group = None
        if group is not None:
            raise EinopsError(f'Imbalanced parentheses in expression: "{expression}"')
        if word:
            self._add(word, None)

    def _add(self, name, group):
        """One axis, in the parentheses that are open (`group`) or by itself."""
        underscore, duplicates = self._allowed
        if name in self.identifiers and not duplicates and not (underscore and name == "_"):
            raise EinopsError(f'Indexing expression contains duplicate dimension "{name}"')
        if name == ELLIPSIS:
            self.identifiers.add(ELLIPSIS)
            self.has_ellipsis_parenthesized = group is not None
            (self.composition if group is None else group).append(ELLIPSIS)
            return
        axis = name
        if name.isdecimal():
            if int(name) == 1:
                if group is None:
                    self.composition.append([])
                return
            axis = AnonymousAxis(name)
            self.has_non_unitary_anonymous_axes = True
        else:
            valid, reason = self.check_axis_name_return_reason(name, allow_underscore=underscore)
            if not valid:
                raise EinopsError(f"Invalid axis identifier: {name}\n{reason}")
        self.identifiers.add(axis)
        if group is None:
            self.composition.append([axis])
        else:
            group.append(axis)

    def flat_axes_order(self):
        return [axis for group in self.composition for axis in group]

    def has_composed_axes(self):
        return any(isinstance(group, list) and len(group) > 1 for group in self.composition)

    @staticmethod
    def check_axis_name_return_reason(name, allow_underscore=False):
        if not name.isidentifier():
            return False, "not a valid python identifier"
        if name[0] == "_" or name[-1] == "_":
            if name == "_" and allow_underscore:
                return True, ""
            return False, "axis name should should not start or end with underscore"
        if keyword.iskeyword(name):
            warnings.warn(f"It is discouraged to use axes names that are keywords: {name}", RuntimeWarning)
        if name == "axis":
            message = "It is discouraged to use 'axis' as an axis name and will raise an error in future"
            warnings.warn(message, FutureWarning)
        return True, ""

    @staticmethod
    def check_axis_name(name):
        return ParsedExpression.check_axis_name_return_reason(name)[0]
