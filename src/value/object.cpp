#include "value/object.hpp"

namespace shapetrace::value {

namespace {
constexpr std::array<std::string_view, kSpecialCount> kSpecialNames = {
    "__new__", "__init__", "__call__", "__repr__", "__str__", "__format__", "__bytes__", "__hash__", "__bool__",
    "__len__", "__iter__", "__next__", "__reversed__", "__contains__",
    "__getitem__", "__setitem__", "__delitem__", "__missing__", "__getattr__", "__getattribute__", "__setattr__",
    "__delattr__", "__dir__",
    "__get__", "__set__", "__delete__", "__set_name__", "__init_subclass__", "__class_getitem__", "__prepare__",
    "__instancecheck__", "__subclasscheck__", "__subclasses__",
    "__enter__", "__exit__", "__int__", "__float__", "__complex__", "__index__", "__round__", "__trunc__", "__floor__",
    "__ceil__", "__length_hint__",
    "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__",
    "__neg__", "__pos__", "__invert__", "__abs__",
    "__add__", "__sub__", "__mul__", "__matmul__", "__truediv__", "__floordiv__", "__mod__", "__pow__", "__lshift__",
    "__rshift__", "__and__", "__or__", "__xor__", "__divmod__",
    "__radd__", "__rsub__", "__rmul__", "__rmatmul__", "__rtruediv__", "__rfloordiv__", "__rmod__", "__rpow__",
    "__rlshift__", "__rrshift__", "__rand__", "__ror__", "__rxor__", "__rdivmod__",
    "__iadd__", "__isub__", "__imul__", "__imatmul__", "__itruediv__", "__ifloordiv__", "__imod__", "__ipow__",
    "__ilshift__", "__irshift__", "__iand__", "__ior__", "__ixor__"};
static_assert(!kSpecialNames.back().empty());
}  // namespace

std::string_view special_name(Special special) { return kSpecialNames[static_cast<std::size_t>(special)]; }

}  // namespace shapetrace::value
