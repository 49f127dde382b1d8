// dict_keys, dict_values, dict_items and mappingproxy
#include "python/dict.hpp"
#include "python/python.hpp"
#include "python/set.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

using value::View;
using value::ViewKind;

Value make_view(Interp& in, Dict& dict, ViewKind kind) {
  const value::Types& types = in.types();
  Type* const type = kind == ViewKind::Keys     ? types.dict_keys
                     : kind == ViewKind::Values ? types.dict_values
                     : kind == ViewKind::Items  ? types.dict_items
                                                : types.mapping_proxy;
  auto* const view = in.heap().make<View>(type);
  view->dict = &dict;
  view->kind = kind;
  return view;
}

namespace {

const View& self_of(const Value* a) { return *as<View>(a[0]); }

bool is_set_like(Value v) {
  if (value::is_set(v)) return true;
  if (!has_layout(v, Layout::View)) return false;
  const ViewKind kind = as<View>(v)->kind;
  return kind == ViewKind::Keys || kind == ViewKind::Items;
}

// Whether all items of `a` are in `b`: 1, 0, -1.
int all_in(Interp& in, Value a, Value b) {
  int result = 1;
  const bool done = in.for_each(a, [&](Value v) {
    result = in.contains(b, v);
    return result == 1;
  });
  return !done && in.failed() ? -1 : result;
}

template <CompareOp op>
Value view_compare(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().bool_);
  if (!is_set_like(a[1])) return Value::not_implemented();
  const Value mine = in.length(a[0]);
  const Value other = in.length(a[1]);
  if (mine.is_error() || other.is_error()) return Value::error();
  if (!mine.is_int() || !other.is_int()) return in.unknown_from(mine.is_int() ? other : mine, in.types().bool_);
  const std::int64_t x = mine.as_int();
  const std::int64_t y = other.as_int();
  switch (op) {
    case CompareOp::Eq: return x != y ? Value::boolean(false) : truth_value(all_in(in, a[0], a[1]));
    case CompareOp::Ne: {
      const int same = x != y ? 0 : all_in(in, a[0], a[1]);
      return same < 0 ? Value::error() : Value::boolean(same == 0);
    }
    case CompareOp::Lt: return x >= y ? Value::boolean(false) : truth_value(all_in(in, a[0], a[1]));
    case CompareOp::Le: return x > y ? Value::boolean(false) : truth_value(all_in(in, a[0], a[1]));
    case CompareOp::Gt: return x <= y ? Value::boolean(false) : truth_value(all_in(in, a[1], a[0]));
    default: return x < y ? Value::boolean(false) : truth_value(all_in(in, a[1], a[0]));
  }
}

// a <op> b as sets, whatever iterables they are.
template <Value (*combine)(Interp&, Set&, Value)>
Value view_combine(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().set);
  const Value left = set_from(in, in.types().set, a[0]);
  if (left.is_error() || is_unknown(left)) return left;
  return combine(in, *as<Set>(left), a[1]);
}

template <Value (*combine)(Interp&, Set&, Value)>
Value view_combine_reflected(Interp& in, const Value* a) {
  const Value swapped[] = {a[1], a[0]};
  return view_combine<combine>(in, swapped);
}

Value view_isdisjoint(Interp& in, const Value* a) {
  const Value left = set_from(in, in.types().set, a[0]);
  if (left.is_error() || is_unknown(left)) return left;
  return set_is_disjoint(in, *as<Set>(left), a[1]);
}

Value view_repr(Interp& in, const Value* a) {
  const View& view = self_of(a);
  const ReprGuard guard(in, &view);
  if (guard.inside()) return text(in, "...");
  std::string out = fmt::format("{}([", view.type->name->view());
  Value unknown;
  bool first = true;
  for (std::uint32_t i = 0; i < view.dict->used; ++i) {
    const Dict::Entry entry = view.dict->entries[i];
    if (entry.key.is_unset()) continue;
    if (!first) out += ", ";
    first = false;
    if (view.kind == ViewKind::Items) out += '(';
    if (view.kind != ViewKind::Values && !append_repr(in, out, entry.key, unknown)) return Value::error();
    if (view.kind == ViewKind::Items) out += ", ";
    if (view.kind != ViewKind::Keys && !append_repr(in, out, entry.value, unknown)) return Value::error();
    if (view.kind == ViewKind::Items) out += ')';
  }
  out += "])";
  return text(in, out, unknown);
}

Value view_mapping(Interp& in, const Value* a) { return make_view(in, *self_of(a).dict, ViewKind::Proxy); }

constexpr NativeDef kSetLikeMethods[] = {
    {"__repr__", "self, /", view_repr, NativeKind::Method},
    {"__len__", "self, /", native_length, NativeKind::Method},
    {"__contains__", "self, key, /", native_contains, NativeKind::Method},
    {"__iter__", "self, /", native_iterate, NativeKind::Method},
    {"__reversed__", "self, /", native_reversed, NativeKind::Method},
    {"__eq__", "self, value, /", view_compare<CompareOp::Eq>, NativeKind::Method},
    {"__ne__", "self, value, /", view_compare<CompareOp::Ne>, NativeKind::Method},
    {"__lt__", "self, value, /", view_compare<CompareOp::Lt>, NativeKind::Method},
    {"__le__", "self, value, /", view_compare<CompareOp::Le>, NativeKind::Method},
    {"__gt__", "self, value, /", view_compare<CompareOp::Gt>, NativeKind::Method},
    {"__ge__", "self, value, /", view_compare<CompareOp::Ge>, NativeKind::Method},
    {"__and__", "self, value, /", view_combine<set_intersection>, NativeKind::Method},
    {"__rand__", "self, value, /", view_combine_reflected<set_intersection>, NativeKind::Method},
    {"__or__", "self, value, /", view_combine<set_union>, NativeKind::Method},
    {"__ror__", "self, value, /", view_combine_reflected<set_union>, NativeKind::Method},
    {"__sub__", "self, value, /", view_combine<set_difference>, NativeKind::Method},
    {"__rsub__", "self, value, /", view_combine_reflected<set_difference>, NativeKind::Method},
    {"__xor__", "self, value, /", view_combine<set_symmetric_difference>, NativeKind::Method},
    {"__rxor__", "self, value, /", view_combine_reflected<set_symmetric_difference>, NativeKind::Method},
    {"isdisjoint", "self, other, /", view_isdisjoint, NativeKind::Method},
    {"mapping", "self", view_mapping, NativeKind::Getter},
};

constexpr NativeDef kValuesMethods[] = {
    {"__repr__", "self, /", view_repr, NativeKind::Method},
    {"__len__", "self, /", native_length, NativeKind::Method},
    {"__iter__", "self, /", native_iterate, NativeKind::Method},
    {"__reversed__", "self, /", native_reversed, NativeKind::Method},
    {"mapping", "self", view_mapping, NativeKind::Getter},
};

// --- mappingproxy ---

Value proxy_new(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().mapping_proxy);
  if (value::is_dict(a[1])) return make_view(in, *as<Dict>(a[1]), ViewKind::Proxy);
  // Of any other mapping a copy has to do.
  Dict* const copy = in.heap().dict();
  if (!merge_into_dict(in, *copy, a[1])) return Value::error();
  return make_view(in, *copy, ViewKind::Proxy);
}

Value proxy_repr(Interp& in, const Value* a) {
  const Value inner = in.repr_of(self_of(a).dict);
  if (!value::is_str(inner)) return inner;
  return text(in, fmt::format("mappingproxy({})", value::text_of(inner)));
}

Value proxy_str(Interp& in, const Value* a) { return in.str_of(self_of(a).dict); }

Value proxy_getitem(Interp& in, const Value* a) { return in.get_item(self_of(a).dict, a[1]); }
Value proxy_contains(Interp& in, const Value* a) { return truth_value(in.contains(self_of(a).dict, a[1])); }
Value proxy_length(Interp& in, const Value* a) { return in.length(self_of(a).dict); }
Value proxy_iterate(Interp& in, const Value* a) { return in.iterate(self_of(a).dict); }
Value proxy_reversed(Interp& in, const Value* a) { return interp::builtin_reversed(in, self_of(a).dict); }

Value proxy_get(Interp& in, const Value* a) {
  const Value v = interp::dict_get(in, *self_of(a).dict, a[1]);
  if (v.is_set()) return v;
  return a[2].is_set() ? a[2] : Value::none();
}

template <ViewKind kind>
Value proxy_view(Interp& in, const Value* a) {
  return make_view(in, *self_of(a).dict, kind);
}

Value proxy_copy(Interp& in, const Value* a) {
  Dict* const copy = in.heap().dict();
  copy_entries(in, *self_of(a).dict, *copy);
  return copy;
}

Value unwrapped(Value v) {
  return has_layout(v, Layout::View) && as<View>(v)->kind == ViewKind::Proxy ? Value(as<View>(v)->dict) : v;
}

Value proxy_or(Interp& in, const Value* a) { return in.binary(BinaryOp::Or, unwrapped(a[0]), unwrapped(a[1])); }
Value proxy_ror(Interp& in, const Value* a) { return in.binary(BinaryOp::Or, unwrapped(a[1]), unwrapped(a[0])); }
Value proxy_equal(Interp& in, const Value* a) { return in.compare(CompareOp::Eq, unwrapped(a[0]), unwrapped(a[1])); }
Value proxy_not_equal(Interp& in, const Value* a) {
  return in.compare(CompareOp::Ne, unwrapped(a[0]), unwrapped(a[1]));
}

constexpr NativeDef kProxyMethods[] = {
    {"__new__", "cls, mapping", proxy_new, NativeKind::Static},
    {"__repr__", "self, /", proxy_repr, NativeKind::Method},
    {"__str__", "self, /", proxy_str, NativeKind::Method},
    {"__getitem__", "self, key, /", proxy_getitem, NativeKind::Method},
    {"__contains__", "self, key, /", proxy_contains, NativeKind::Method},
    {"__len__", "self, /", proxy_length, NativeKind::Method},
    {"__iter__", "self, /", proxy_iterate, NativeKind::Method},
    {"__reversed__", "self, /", proxy_reversed, NativeKind::Method},
    {"__or__", "self, value, /", proxy_or, NativeKind::Method},
    {"__ror__", "self, value, /", proxy_ror, NativeKind::Method},
    {"__eq__", "self, value, /", proxy_equal, NativeKind::Method},
    {"__ne__", "self, value, /", proxy_not_equal, NativeKind::Method},
    {"__class_getitem__", "cls, item, /", native_class_getitem, NativeKind::ClassMethod},
    {"get", "self, key, default=None, /", proxy_get, NativeKind::Method},
    {"keys", "self, /", proxy_view<ViewKind::Keys>, NativeKind::Method},
    {"values", "self, /", proxy_view<ViewKind::Values>, NativeKind::Method},
    {"items", "self, /", proxy_view<ViewKind::Items>, NativeKind::Method},
    {"copy", "self, /", proxy_copy, NativeKind::Method},
};

}  // namespace

void install_dict_views(Interp& in) {
  const value::Types& types = in.types();
  in.heap().add_methods(types.dict_keys, kSetLikeMethods);
  in.heap().add_methods(types.dict_items, kSetLikeMethods);
  in.heap().add_methods(types.dict_values, kValuesMethods);
  in.heap().add_methods(types.mapping_proxy, kProxyMethods);
  set_unhashable(in, types.dict_keys);
  set_unhashable(in, types.dict_items);
  set_unhashable(in, types.mapping_proxy);
}

}  // namespace shapetrace::python
