// BaseExceptionGroup and ExceptionGroup. docs: "Exception groups" of the library reference.
#include "interp/names.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

using value::Exception;

namespace {

struct GroupTypes {
  Type* base = nullptr;
  Type* plain = nullptr;
};

const Exception& self_of(const Value* a) { return *as<Exception>(a[0]); }

// Exception::value holds the tuple of members.
std::span<const Value> members_of(const Exception& group) { return items_of(group.value); }

Value group_new(Interp& in, const Value* a) {
  auto* type = as<Type>(a[0]);
  if (!value::is_str(a[1]) && !is_unknown(a[1]))
    return in.type_error("argument 1 must be str, not {}", in.type_name(a[1]));
  if (is_unknown(a[2])) return in.unknown_from(a[2], type);
  if (!value::is_list(a[2]) && !value::is_tuple(a[2]))
    return in.type_error("second argument (exceptions) must be a sequence");
  const std::span<const Value> members = items_of(a[2]);
  if (members.empty()) return in.value_error("second argument (exceptions) must be a non-empty sequence");
  Type* const exception = in.types().exception(Exc::Exception);
  bool all_plain = true;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (!has_layout(members[i], Layout::Exception))
      return in.value_error("Item {} of second argument (exceptions) is not an exception", i);
    all_plain = all_plain && in.is_instance(members[i], exception);
  }
  const GroupTypes& types = in.state<GroupTypes>();
  if (type == types.base && all_plain) type = types.plain;
  if (!all_plain && value::is_subtype(type, types.plain))
    return in.type_error("Cannot nest BaseExceptions in an ExceptionGroup");
  Exception* const group = interp::make_exception(in, type, {a + 1, 2});
  group->value = in.heap().tuple(members);
  return group;
}

Value group_init(Interp& in, const Value* a) {
  as<Exception>(a[0])->args = in.heap().tuple(items_of(a[1]));
  return Value::none();
}

Value group_message(Interp&, const Value* a) { return (*self_of(a).args)[0]; }
Value group_exceptions(Interp&, const Value* a) { return self_of(a).value; }

Value group_str(Interp& in, const Value* a) {
  const std::size_t count = members_of(self_of(a)).size();
  return text(in,
              fmt::format("{} ({} sub-exception{})", in.display((*self_of(a).args)[0]), count, count == 1 ? "" : "s"));
}

Value group_derive(Interp& in, const Value* a) {
  return in.call(in.state<GroupTypes>().base, {(*self_of(a).args)[0], a[1]});
}

// A group like `group` with these members; None when there are none.
Value derived(Interp& in, Value group, const List& members) {
  if (members.size == 0) return Value::none();
  const Value result = in.call_method(group, "derive", {Value(in.heap().list(members.items()))});
  if (!has_layout(result, Layout::Exception)) return result;
  const auto* const from = as<Exception>(group);
  auto* const to = as<Exception>(result);
  to->cause = from->cause;
  to->context = from->context;
  to->suppress_context = from->suppress_context;
  if (from->attrs != nullptr)
    if (const Value notes = from->attrs->get(in.names().notes); value::is_list(notes))
      in.instance_dict(to)->set(in.arena(), in.names().notes, in.heap().list(as<List>(notes)->items()));
  return result;
}

// 1 when the condition (a type, a tuple of types or a function) holds for an exception.
int matches(Interp& in, Value condition, Value exception) {
  if (value::is_type(condition) || value::is_tuple(condition)) return in.instance_check(exception, condition);
  const Value verdict = in.call(condition, {exception});
  return verdict.is_error() ? -1 : in.truth(verdict);
}

bool split(Interp& in, Value exception, Value condition, Value& matching, Value& rest) {
  const int whole = matches(in, condition, exception);
  if (whole < 0) return false;
  matching = whole > 0 ? exception : Value::none();
  rest = whole > 0 ? Value::none() : exception;
  if (whole > 0 || !in.is_instance(exception, in.state<GroupTypes>().base)) return true;
  List in_it;
  List out_of_it;
  for (const Value member : members_of(*as<Exception>(exception))) {
    Value yes;
    Value no;
    if (!split(in, member, condition, yes, no)) return false;
    if (!yes.is_none()) in_it.append(in.arena(), yes);
    if (!no.is_none()) out_of_it.append(in.arena(), no);
  }
  matching = derived(in, exception, in_it);
  rest = derived(in, exception, out_of_it);
  return !matching.is_error() && !rest.is_error();
}

Value group_split(Interp& in, const Value* a) {
  Value matching;
  Value rest;
  return split(in, a[0], a[1], matching, rest) ? Value(in.heap().tuple({matching, rest})) : Value::error();
}

Value group_subgroup(Interp& in, const Value* a) {
  Value matching;
  Value rest;
  return split(in, a[0], a[1], matching, rest) ? matching : Value::error();
}

constexpr NativeDef kMethods[] = {
    {"__new__", "cls, message, exceptions, /", group_new, NativeKind::Static},
    {"__init__", "self, /, *args", group_init, NativeKind::Method},
    {"__str__", "self, /", group_str, NativeKind::Method},
    {"__class_getitem__", "cls, item, /", native_class_getitem, NativeKind::ClassMethod},
    {"derive", "self, exceptions, /", group_derive, NativeKind::Method},
    {"split", "self, condition, /", group_split, NativeKind::Method},
    {"subgroup", "self, condition, /", group_subgroup, NativeKind::Method},
    {"message", "self", group_message, NativeKind::Getter},
    {"exceptions", "self", group_exceptions, NativeKind::Getter},
};

}  // namespace

void add_exception_groups(Interp& in, Dict& builtins) {
  value::Heap& heap = in.heap();
  Type* const exception = in.types().exception(Exc::Exception);
  Type* const base =
      heap.new_type("BaseExceptionGroup", Layout::Exception, kMethods, {in.types().exception(Exc::BaseException)});
  Type* const plain = heap.new_type("ExceptionGroup", Layout::Exception, {}, {base});
  std::vector<Value> order{plain, base};
  for (const Value v : exception->mro->items()) order.push_back(v);
  plain->mro = heap.tuple(std::span<const Value>(order));
  plain->bases = heap.tuple({Value(base), Value(exception)});
  for (Type* const type : {base, plain}) {
    type->has_dict = true;
    builtins.set(in.arena(), type->name, type);
  }
  in.state<GroupTypes>() = {base, plain};
}

}  // namespace shapetrace::python
