// The standard streams: text goes to the run's output, nothing is ever read.
#include "python/builtins.hpp"
#include "python/mod_sys.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

constexpr char kStreamTag = 0;

struct Stream : value::NativeObject {
  int number = 0;
  bool binary = false;
};

Stream& self_of(const Value* a) { return *as<Stream>(a[0]); }
constexpr std::string_view kNames[] = {"<stdin>", "<stdout>", "<stderr>"};

Value stream_write(Interp& in, const Value* a) {
  const Stream& stream = self_of(a);
  if (is_unknown(a[1])) {
    in.write(stream.number, value::shown_text(a[1]));
    return in.unknown_from(a[1], in.types().int_);
  }
  if (stream.binary) {
    if (!has_layout(a[1], Layout::Bytes) && !has_layout(a[1], Layout::ByteArray))
      return in.type_error("a bytes-like object is required, not '{}'", in.type_name(a[1]));
    in.write(stream.number, as<value::Bytes>(a[1])->view());
    return Value::small_int(as<value::Bytes>(a[1])->size);
  }
  if (!value::is_str(a[1])) return in.type_error("write() argument must be str, not {}", in.type_name(a[1]));
  if (stream.number == 0) return in.raise(Exc::OSError, "not writable");
  in.write(stream.number, value::text_of(a[1]));
  return Value::small_int(as<Str>(a[1])->length);
}

Value stream_writelines(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.write(self_of(a).number, "<unknown>"), Value::none();
  const bool done = in.for_each(a[1], [&](Value line) {
    const Value arguments[] = {a[0], line};
    return !stream_write(in, arguments).is_error();
  });
  return done ? Value::none() : Value::error();
}

Value stream_read(Interp& in, const Value* a) {
  return in.unknown("what is typed in is not known", self_of(a).binary ? in.types().bytes : in.types().str);
}
Value stream_readlines(Interp& in, const Value*) {
  return in.unknown("what is typed in is not known", in.types().list);
}
Value stream_iterate(Interp& in, const Value*) { return in.unknown("what is typed in is not known"); }
Value stream_nothing(Interp&, const Value*) { return Value::none(); }
Value stream_self(Interp&, const Value* a) { return a[0]; }
Value stream_false(Interp&, const Value*) { return Value::boolean(false); }
Value stream_readable(Interp&, const Value* a) { return Value::boolean(self_of(a).number == 0); }
Value stream_writable(Interp&, const Value* a) { return Value::boolean(self_of(a).number != 0); }
Value stream_fileno(Interp&, const Value* a) { return Value::small_int(self_of(a).number); }
Value stream_name(Interp& in, const Value* a) { return text(in, kNames[self_of(a).number]); }
Value stream_mode(Interp& in, const Value* a) { return text(in, self_of(a).number == 0 ? "r" : "w"); }
Value stream_encoding(Interp& in, const Value*) { return text(in, "utf-8"); }
Value stream_errors(Interp& in, const Value* a) {
  return text(in, self_of(a).number == 2 ? "backslashreplace" : "strict");
}

Value stream_buffer(Interp& in, const Value* a) {
  auto* const buffer = in.heap().make<Stream>(self_of(a).type);
  buffer->tag = &kStreamTag;
  buffer->number = self_of(a).number;
  buffer->binary = true;
  return buffer;
}

Value stream_repr(Interp& in, const Value* a) {
  const Stream& stream = self_of(a);
  return text(in, fmt::format("<_io.TextIOWrapper name='{}' mode='{}' encoding='utf-8'>", kNames[stream.number],
                              stream.number == 0 ? "r" : "w"));
}

constexpr NativeDef kMethods[] = {
    {"__repr__", "self, /", stream_repr, NativeKind::Method},
    {"__iter__", "self, /", stream_iterate, NativeKind::Method},
    {"__enter__", "self, /", stream_self, NativeKind::Method},
    {"__exit__", "self, /, *args", stream_nothing, NativeKind::Method},
    {"write", "self, text, /", stream_write, NativeKind::Method},
    {"writelines", "self, lines, /", stream_writelines, NativeKind::Method},
    {"read", "self, size=-1, /", stream_read, NativeKind::Method},
    {"readline", "self, size=-1, /", stream_read, NativeKind::Method},
    {"readlines", "self, hint=-1, /", stream_readlines, NativeKind::Method},
    {"flush", "self, /", stream_nothing, NativeKind::Method},
    {"close", "self, /", stream_nothing, NativeKind::Method},
    {"reconfigure", "self, /, **kwargs", stream_nothing, NativeKind::Method},
    {"isatty", "self, /", stream_false, NativeKind::Method},
    {"seekable", "self, /", stream_false, NativeKind::Method},
    {"readable", "self, /", stream_readable, NativeKind::Method},
    {"writable", "self, /", stream_writable, NativeKind::Method},
    {"fileno", "self, /", stream_fileno, NativeKind::Method},
    {"name", "self", stream_name, NativeKind::Getter},
    {"mode", "self", stream_mode, NativeKind::Getter},
    {"encoding", "self", stream_encoding, NativeKind::Getter},
    {"errors", "self", stream_errors, NativeKind::Getter},
    {"closed", "self", stream_false, NativeKind::Getter},
    {"line_buffering", "self", stream_false, NativeKind::Getter},
    {"buffer", "self", stream_buffer, NativeKind::Getter},
};

struct StreamType {
  Type* type = nullptr;
};

}  // namespace

Value make_stream(Interp& in, int number) {
  Type*& type = in.state<StreamType>().type;
  if (type == nullptr) {
    type = in.heap().new_type("TextIOWrapper", Layout::Custom, kMethods);
    type->has_dict = true;
    type->dict->set(in.arena(), in.heap().intern("__module__"), text(in, "_io"));
  }
  auto* const stream = in.heap().make<Stream>(type);
  stream->tag = &kStreamTag;
  stream->number = number;
  return stream;
}

}  // namespace shapetrace::python
