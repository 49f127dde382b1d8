// atexit: functions that run when the program has ended.
#include <algorithm>

#include "python/modules.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

Value atexit_register(Interp& in, const Value* a) {
  in.at_exit.push_back(in.heap().tuple({a[0], a[1], a[2]}));
  return a[0];
}

Value atexit_unregister(Interp& in, const Value* a) {
  std::erase_if(in.at_exit, [&](Value entry) { return (*as<Tuple>(entry))[0] == a[0]; });
  return Value::none();
}

Value atexit_clear(Interp& in, const Value*) {
  in.at_exit.clear();
  return Value::none();
}

constexpr NativeDef kFunctions[] = {
    {"register", "func, /, *args, **kwargs", atexit_register},
    {"unregister", "func, /", atexit_unregister},
    {"_clear", "", atexit_clear},
};

}  // namespace

const interp::NativeModule kAtexitModule = {"atexit", kFunctions};

}  // namespace shapetrace::python
