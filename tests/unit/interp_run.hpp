// One run of the interpreter for a test: expressions in, text out.
#pragma once

#include <memory>
#include <string>

#include "interp/interp.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::test {

class Python {
 public:
  Python() : in_(std::make_unique<interp::Interp>(interp::Options{}, sources_)) { globals_ = in_->heap().dict(); }

  interp::Interp& in() { return *in_; }
  void set(std::string_view name, value::Value v) { globals_->set(in_->arena(), in_->heap().intern(name), v); }
  void execute(std::string_view source) { in_->evaluate(source, globals_, globals_, false); }
  value::Value eval(std::string_view source) { return in_->evaluate(source, globals_, globals_, true); }
  // repr of the value, "<unknown float>" of an unknown one, "ValueError: text" of an exception.
  std::string show(std::string_view source) {
    const value::Value v = eval(source);
    if (v.is_error()) {
      if (in_->abandoned()) return "abandoned";
      std::string text = interp::format_exception_only(*in_, *in_->take_pending());
      while (!text.empty() && text.back() == '\n') text.pop_back();
      return text;
    }
    if (value::is_unknown(v)) {
      const value::Type* const kind = value::as<value::Unknown>(v)->facts->kind;
      return kind != nullptr ? "<unknown " + std::string(kind->name->view()) + ">" : "<unknown>";
    }
    return in_->display_repr(v);
  }

 private:
  base::FileSystem files_;
  syntax::SourceStore sources_{files_};
  std::unique_ptr<interp::Interp> in_;
  value::Dict* globals_ = nullptr;
};

}  // namespace shapetrace::test
