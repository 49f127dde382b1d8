// The text of an uncaught exception, as CPython writes it to the standard error stream. Frames of our own models do not
// show: to the program they are torch and the standard library.
#include <vector>

#include "interp/frame.hpp"
#include "interp/names.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::interp {

namespace {

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t' || line.front() == '\f')) line.remove_prefix(1);
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

void append_places(std::string& out, const Exception& e) {
  std::vector<const Exception::Place*> places;
  for (const Exception::Place* p = e.first; p != nullptr; p = p->next)
    if (p->code->file == nullptr || p->code->file->origin != base::Origin::Prelude) places.push_back(p);
  if (places.empty()) return;
  out += "Traceback (most recent call last):\n";
  // Of a recursion CPython shows the first three equal lines and counts the rest.
  constexpr int kShown = 3;
  int repeated = 0;
  std::string last;
  const auto flush = [&] {
    if (repeated > kShown)
      out += fmt::format("  [Previous line repeated {} more time{}]\n", repeated - kShown,
                         repeated - kShown > 1 ? "s" : "");
  };
  for (std::size_t i = places.size(); i-- > 0;) {
    const Exception::Place& p = *places[i];
    const std::uint32_t line = p.code->line_of(p.instruction);
    std::string text =
        fmt::format("  File \"{}\", line {}, in {}\n", p.code->file != nullptr ? p.code->file->path : "<string>", line,
                    p.code->name->view());
    if (p.code->file != nullptr)
      if (const std::string_view source = trimmed(p.code->file->line_text(line)); !source.empty())
        text += fmt::format("    {}\n", source);
    if (text == last) {
      ++repeated;
    } else {
      flush();
      repeated = 1;
      last = text;
    }
    if (repeated <= kShown) out += text;
  }
  flush();
}

void append_exception(Interp& in, std::string& out, const Exception& e, int depth) {
  constexpr int kLongestChain = 64;
  if (depth < kLongestChain) {
    if (e.cause != nullptr) {
      append_exception(in, out, *e.cause, depth + 1);
      out += "\nThe above exception was the direct cause of the following exception:\n\n";
    } else if (e.context != nullptr && !e.suppress_context) {
      append_exception(in, out, *e.context, depth + 1);
      out += "\nDuring handling of the above exception, another exception occurred:\n\n";
    }
  }
  append_places(out, e);
  out += format_exception_only(in, e);
}

}  // namespace

std::string format_exception_only(Interp& in, const Exception& e) {
  std::string name(e.type->qualname->view());
  const Value module = e.type->dict->get(in.names().module);
  if (value::is_str(module) && value::text_of(module) != "builtins" && value::text_of(module) != "__main__")
    name = fmt::format("{}.{}", value::text_of(module), name);
  Exception* const pending = in.take_pending();
  const Value text = in.str_of(&e);
  std::string shown = "<exception str() failed>";
  if (text.is_error()) {
    if (!in.abandoned()) in.set_pending(nullptr);
  } else {
    shown = in.display(text);
  }
  if (pending != nullptr) in.set_pending(pending);
  std::string out = shown.empty() ? name + "\n" : fmt::format("{}: {}\n", name, shown);
  if (e.attrs != nullptr)
    if (const Value notes = e.attrs->get(in.names().notes); value::is_list(notes))
      for (const Value note : value::as<List>(notes)->items()) out += in.display(note) + "\n";
  return out;
}

std::string format_traceback(Interp& in, const Exception& e) {
  std::string out;
  append_exception(in, out, e, 0);
  return out;
}

}  // namespace shapetrace::interp
