#include "value/heap.hpp"

#include <cmath>
#include <cstring>

namespace shapetrace::value {

namespace {

struct ExcDef {
  std::string_view name;
  Exc base;
};
// In the order of Exc. docs: "Exception hierarchy" of the library reference.
constexpr std::array<ExcDef, static_cast<std::size_t>(Exc::kCount)> kExceptions = {{
    {"BaseException", Exc::BaseException},
    {"SystemExit", Exc::BaseException},
    {"KeyboardInterrupt", Exc::BaseException},
    {"GeneratorExit", Exc::BaseException},
    {"Exception", Exc::BaseException},
    {"StopIteration", Exc::Exception},
    {"StopAsyncIteration", Exc::Exception},
    {"ArithmeticError", Exc::Exception},
    {"FloatingPointError", Exc::ArithmeticError},
    {"OverflowError", Exc::ArithmeticError},
    {"ZeroDivisionError", Exc::ArithmeticError},
    {"AssertionError", Exc::Exception},
    {"AttributeError", Exc::Exception},
    {"BufferError", Exc::Exception},
    {"EOFError", Exc::Exception},
    {"ImportError", Exc::Exception},
    {"ModuleNotFoundError", Exc::ImportError},
    {"LookupError", Exc::Exception},
    {"IndexError", Exc::LookupError},
    {"KeyError", Exc::LookupError},
    {"MemoryError", Exc::Exception},
    {"NameError", Exc::Exception},
    {"UnboundLocalError", Exc::NameError},
    {"OSError", Exc::Exception},
    {"BlockingIOError", Exc::OSError},
    {"ChildProcessError", Exc::OSError},
    {"ConnectionError", Exc::OSError},
    {"BrokenPipeError", Exc::ConnectionError},
    {"ConnectionResetError", Exc::ConnectionError},
    {"ConnectionRefusedError", Exc::ConnectionError},
    {"ConnectionAbortedError", Exc::ConnectionError},
    {"FileExistsError", Exc::OSError},
    {"FileNotFoundError", Exc::OSError},
    {"InterruptedError", Exc::OSError},
    {"IsADirectoryError", Exc::OSError},
    {"NotADirectoryError", Exc::OSError},
    {"PermissionError", Exc::OSError},
    {"ProcessLookupError", Exc::OSError},
    {"TimeoutError", Exc::OSError},
    {"ReferenceError", Exc::Exception},
    {"RuntimeError", Exc::Exception},
    {"NotImplementedError", Exc::RuntimeError},
    {"RecursionError", Exc::RuntimeError},
    {"SyntaxError", Exc::Exception},
    {"IndentationError", Exc::SyntaxError},
    {"TabError", Exc::IndentationError},
    {"SystemError", Exc::Exception},
    {"TypeError", Exc::Exception},
    {"ValueError", Exc::Exception},
    {"UnicodeError", Exc::ValueError},
    {"UnicodeDecodeError", Exc::UnicodeError},
    {"UnicodeEncodeError", Exc::UnicodeError},
    {"UnicodeTranslateError", Exc::UnicodeError},
    {"Warning", Exc::Exception},
    {"BytesWarning", Exc::Warning},
    {"DeprecationWarning", Exc::Warning},
    {"EncodingWarning", Exc::Warning},
    {"FutureWarning", Exc::Warning},
    {"ImportWarning", Exc::Warning},
    {"PendingDeprecationWarning", Exc::Warning},
    {"ResourceWarning", Exc::Warning},
    {"RuntimeWarning", Exc::Warning},
    {"SyntaxWarning", Exc::Warning},
    {"UnicodeWarning", Exc::Warning},
    {"UserWarning", Exc::Warning},
}};

std::uint32_t count_code_points(std::string_view utf8) {
  // All bytes but those that continue a character (10xxxxxx), eight at a time.
  constexpr std::uint64_t kLowBits = 0x0101'0101'0101'0101;
  std::size_t continuing = 0;
  std::size_t i = 0;
  for (; i + 8 <= utf8.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, utf8.data() + i, 8);
    const std::uint64_t marks = (word >> 7) & ~(word >> 6) & kLowBits;
    if (marks != 0) continuing += static_cast<std::size_t>(std::popcount(marks));
  }
  for (; i < utf8.size(); ++i) continuing += (static_cast<unsigned char>(utf8[i]) & 0xc0) == 0x80 ? 1 : 0;
  return static_cast<std::uint32_t>(utf8.size() - continuing);
}

}  // namespace

// Open addressing over interned text; grows by doubling.
struct Heap::InternTable {
  std::vector<Str*> slots = std::vector<Str*>(4096, nullptr);
  std::size_t count = 0;

  Str** slot(std::string_view text, std::uint64_t hash) {
    const std::size_t mask = slots.size() - 1;
    std::size_t at = (hash * 0x9e37'79b9'7f4a'7c15 >> 32) & mask;
    while (slots[at] != nullptr && !(slots[at]->hash == hash && slots[at]->view() == text)) at = (at + 1) & mask;
    return &slots[at];
  }
  void grow() {
    std::vector<Str*> old(slots.size() * 2, nullptr);
    old.swap(slots);
    for (Str* const s : old)
      if (s != nullptr) *slot(s->view(), s->hash) = s;
  }
};

Heap::Heap(std::size_t byte_budget) : arena_(byte_budget), interned_(std::make_unique<InternTable>()) {
  types = {};
  special_names = {};
  // Text needs its type and types need text: the first two types get their names afterwards.
  types.str = arena_.make<Type>();
  types.str->layout = Layout::Str;
  types.tuple = arena_.make<Type>();
  types.tuple->layout = Layout::Tuple;
  types.dict = arena_.make<Type>();
  types.dict->layout = Layout::Dict;
  empty_str_ = intern("");
  empty_tuple_ = tuple(0);
  for (unsigned c = 0; c < 128; ++c) {
    const char text = static_cast<char>(c);
    characters_[c] = intern(std::string_view(&text, 1));
  }
  for (std::size_t i = 0; i < kSpecialCount; ++i) special_names[i] = intern(special_name(static_cast<Special>(i)));
  make_types();
}

Heap::~Heap() = default;

Str* Heap::allocate_str(std::size_t size) {
  auto* const s = new (arena_.allocate(sizeof(Str) + size + 1)) Str();
  s->type = types.str;
  s->size = static_cast<std::uint32_t>(size);
  s->data()[size] = '\0';
  return s;
}

Str* Heap::str(std::string_view utf8) {
  if (utf8.size() <= 1) {
    if (utf8.empty()) return empty_str_;
    if (const auto c = static_cast<unsigned char>(utf8[0]); c < 128 && characters_[c] != nullptr) return characters_[c];
  }
  Str* const s = allocate_str(utf8.size());
  std::memcpy(s->data(), utf8.data(), utf8.size());
  s->length = count_code_points(utf8);
  return s;
}

Str* Heap::str_concat(const Str& a, const Str& b) {
  Str* const s = allocate_str(std::size_t{a.size} + b.size);
  std::memcpy(s->data(), a.data(), a.size);
  std::memcpy(s->data() + a.size, b.data(), b.size);
  s->length = a.length + b.length;
  return s;
}

Str* Heap::intern(std::string_view utf8) {
  const std::uint64_t hash = hash_bytes(utf8);
  Str** const slot = interned_->slot(utf8, hash);
  if (*slot != nullptr) return *slot;
  Str* const s = allocate_str(utf8.size());
  std::memcpy(s->data(), utf8.data(), utf8.size());
  s->length = count_code_points(utf8);
  s->hash = hash;
  s->interned = true;
  *slot = s;
  if (++interned_->count * 2 > interned_->slots.size()) interned_->grow();
  return s;
}

Bytes* Heap::bytes(std::string_view data) {
  auto* const b = make<Bytes>(types.bytes);
  b->size = b->capacity = static_cast<std::uint32_t>(data.size());
  b->data = static_cast<std::uint8_t*>(arena_.allocate(data.size() + 1));
  std::copy(data.begin(), data.end(), b->data);
  return b;
}

Value Heap::integer(const mpz_t z) {
  if (mpz_fits_slong_p(z) != 0) return integer(static_cast<std::int64_t>(mpz_get_si(z)));
  const std::size_t count = mpz_size(z);
  auto* const i = new (arena_.allocate(sizeof(Int) + count * 8)) Int();
  i->type = types.int_;
  i->count = mpz_sgn(z) < 0 ? -static_cast<std::int32_t>(count) : static_cast<std::int32_t>(count);
  std::memcpy(i->limbs(), mpz_limbs_read(z), count * 8);
  return i;
}

Value Heap::big_integer(std::int64_t v) {
  auto* const i = new (arena_.allocate(sizeof(Int) + 8)) Int();
  i->type = types.int_;
  i->count = v < 0 ? -1 : 1;
  i->limbs()[0] = v < 0 ? ~static_cast<std::uint64_t>(v) + 1 : static_cast<std::uint64_t>(v);
  return i;
}

Value Heap::complex(double real, double imag) {
  auto* const c = make<Complex>(types.complex_);
  c->real = real;
  c->imag = imag;
  return c;
}

Tuple* Heap::tuple(std::uint32_t size) {
  auto* const t = new (arena_.allocate(sizeof(Tuple) + size * sizeof(Value))) Tuple();
  t->type = types.tuple;
  t->size = size;
  for (Value& v : t->items()) v = Value();
  return t;
}

Tuple* Heap::tuple(std::span<const Value> items) {
  if (items.empty() && empty_tuple_ != nullptr) return empty_tuple_;
  auto* const t = new (arena_.allocate(sizeof(Tuple) + items.size_bytes())) Tuple();
  t->type = types.tuple;
  t->size = static_cast<std::uint32_t>(items.size());
  std::memcpy(static_cast<void*>(t->data()), items.data(), items.size_bytes());
  return t;
}

List* Heap::list(std::span<const Value> items) {
  auto* const l = make<List>(types.list);
  if (!items.empty()) l->replace(arena_, 0, 0, items);
  return l;
}

Dict* Heap::dict() { return make<Dict>(types.dict); }

Set* Heap::set(bool frozen) { return make<Set>(frozen ? types.frozenset : types.set); }

Value Heap::slice(Value start, Value stop, Value step) {
  auto* const s = make<Slice>(types.slice);
  s->start = start;
  s->stop = stop;
  s->step = step;
  return s;
}

BoundMethod* Heap::bound_method(Value function, Value self) {
  auto* const m = make<BoundMethod>(types.bound_method);
  m->function = function;
  m->self = self;
  return m;
}

NativeFunction* Heap::native(const NativeDef& def, Type* owner) {
  auto* const f = make<NativeFunction>(owner != nullptr ? types.native_method : types.native_function);
  f->def = &def;
  f->owner = owner;
  return f;
}

Iterator* Heap::iterator(Value (*next)(interp::Interp&, Iterator&), Value a, Value b, std::int64_t limit) {
  auto* const i = new (arena_.allocate_block(sizeof(Iterator))) Iterator();
  i->type = types.iterator;
  i->next = next;
  i->a = a;
  i->b = b;
  i->limit = limit;
  return i;
}

Module* Heap::module(std::string_view name) {
  auto* const m = make<Module>(types.module);
  m->name = intern(name);
  m->attrs = dict();
  m->attrs->set(arena_, intern("__name__"), m->name);
  m->attrs->set(arena_, intern("__doc__"), Value::none());
  return m;
}

void Heap::add_methods(Type* type, std::span<const NativeDef> methods) {
  type->dict->reserve(arena_, type->dict->used + static_cast<std::uint32_t>(methods.size()));
  for (const NativeDef& def : methods) {
    Value v = native(def, type);
    if (def.kind == NativeKind::Static || def.kind == NativeKind::ClassMethod) {
      auto* const w = make<Wrapper>(def.kind == NativeKind::Static ? types.static_method : types.class_method);
      w->function = v;
      v = w;
    } else if (def.kind == NativeKind::Getter) {
      auto* const p = make<Property>(types.property);
      p->getter = v;
      p->setter = p->deleter = p->doc = Value::none();
      v = p;
    }
    type->dict->set(arena_, intern(def.name), v);
  }
}

Type* Heap::new_type(std::string_view name, Layout layout, std::span<const NativeDef> methods,
                     std::initializer_list<Type*> bases) {
  auto* const t = arena_.make<Type>();
  t->type = types.type;
  t->name = t->qualname = intern(name);
  t->layout = layout;
  t->version = next_type_version();
  t->dict = dict();
  t->base = bases.size() != 0 ? *bases.begin() : types.object;
  t->has_dict = t->base != nullptr && t->base->has_dict;
  // The linearisation of single inheritance; classes.cpp does the general one for user classes.
  std::vector<Value> mro{t};
  if (t->base != nullptr)
    for (const Value v : t->base->mro->items()) mro.push_back(v);
  t->mro = tuple(std::span<const Value>(mro));
  t->bases = t->base != nullptr ? tuple({Value(t->base)}) : empty_tuple_;
  if (!methods.empty()) add_methods(t, methods);
  return t;
}

void Heap::make_types() {
  Types& t = types;
  // Give an early type what new_type would have given it.
  const auto complete = [this](Type* early, std::string_view name) {
    early->type = types.type;
    early->name = early->qualname = intern(name);
    early->version = next_type_version();
    early->dict = dict();
    early->base = types.object;
    early->mro = tuple({Value(early), Value(types.object)});
    early->bases = tuple({Value(types.object)});
    early->has_dict = false;
  };
  t.object = new_type("object", Layout::Plain);
  t.object->has_dict = false;
  t.type = new_type("type", Layout::Type);
  t.type->has_dict = true;
  t.object->type = t.type->type = t.type;
  complete(t.str, "str");
  complete(t.tuple, "tuple");
  complete(t.dict, "dict");
  const auto plain = [this](std::string_view name, Layout layout) { return new_type(name, layout); };
  t.none = plain("NoneType", Layout::Plain);
  t.ellipsis = plain("ellipsis", Layout::Plain);
  t.not_implemented = plain("NotImplementedType", Layout::Plain);
  t.int_ = plain("int", Layout::Int);
  t.bool_ = new_type("bool", Layout::Int, {}, {t.int_});
  t.bool_->final_type = true;
  t.float_ = plain("float", Layout::Float);
  t.complex_ = plain("complex", Layout::Complex);
  t.bytes = plain("bytes", Layout::Bytes);
  t.bytearray = plain("bytearray", Layout::ByteArray);
  t.list = plain("list", Layout::List);
  t.set = plain("set", Layout::Set);
  t.frozenset = plain("frozenset", Layout::Set);
  t.range = plain("range", Layout::Range);
  t.slice = plain("slice", Layout::Slice);
  t.function = plain("function", Layout::Function);
  t.native_function = plain("builtin_function_or_method", Layout::NativeFunction);
  t.native_method = plain("method_descriptor", Layout::NativeFunction);
  t.method_descriptor = t.native_method;
  t.bound_method = plain("method", Layout::BoundMethod);
  t.module = plain("module", Layout::Module);
  t.cell = plain("cell", Layout::Cell);
  t.code = plain("code", Layout::Code);
  t.property = plain("property", Layout::Property);
  t.static_method = plain("staticmethod", Layout::StaticMethod);
  t.class_method = plain("classmethod", Layout::ClassMethod);
  t.super = plain("super", Layout::Super);
  t.iterator = plain("iterator", Layout::Iterator);
  t.generator = plain("generator", Layout::Generator);
  t.coroutine = plain("coroutine", Layout::Generator);
  t.async_generator = plain("async_generator", Layout::Generator);
  t.async_step = plain("async_generator_asend", Layout::Generator);
  t.dict_keys = plain("dict_keys", Layout::View);
  t.dict_values = plain("dict_values", Layout::View);
  t.dict_items = plain("dict_items", Layout::View);
  t.mapping_proxy = plain("mappingproxy", Layout::View);
  t.unknown = plain("unknown", Layout::Unknown);
  t.frame = plain("frame", Layout::Plain);
  t.traceback = plain("traceback", Layout::Plain);
  t.getset_descriptor = plain("getset_descriptor", Layout::Plain);
  t.generic_alias = plain("GenericAlias", Layout::Custom);
  t.union_type = plain("UnionType", Layout::Custom);
  for (Type* const with_dict : {t.function, t.module, t.static_method, t.class_method, t.property})
    with_dict->has_dict = true;
  for (std::size_t i = 0; i < kExceptions.size(); ++i) {
    const ExcDef& def = kExceptions[i];
    Type* const e = i == 0 ? new_type(def.name, Layout::Exception)
                           : new_type(def.name, Layout::Exception, {}, {t.exception(def.base)});
    e->has_dict = true;
    t.exceptions[i] = e;
  }
}

bool is_subtype(const Type* type, const Type* base) {
  if (type == base) return true;
  for (const Value v : type->mro->items())
    if (v.object() == base) return true;
  return false;
}

}  // namespace shapetrace::value
