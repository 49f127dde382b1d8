#include "base/big_stack.hpp"

#include <pthread.h>

#include <cstddef>

namespace shapetrace::base {

namespace {
constexpr std::size_t kStackBytes = std::size_t{512} << 20;

constexpr std::ptrdiff_t kReserve = std::ptrdiff_t{32} << 20;
thread_local const char* stack_begin = nullptr;  // unset on threads of other makers

void* call(void* argument) {
  stack_begin = static_cast<const char*>(__builtin_frame_address(0));
  (*static_cast<const std::function<void()>*>(argument))();
  return nullptr;
}
}  // namespace

void on_big_stack(const std::function<void()>& work) {
  pthread_attr_t attributes;
  pthread_t thread{};
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStackBytes);
  const int failed = pthread_create(&thread, &attributes, call, const_cast<std::function<void()>*>(&work));
  pthread_attr_destroy(&attributes);
  if (failed != 0) {
    work();  // a small stack is better than no answer
    return;
  }
  pthread_join(thread, nullptr);
}

bool stack_is_low() {
  const char* const here = static_cast<const char*>(__builtin_frame_address(0));
  return stack_begin != nullptr && stack_begin - here > static_cast<std::ptrdiff_t>(kStackBytes) - kReserve;
}

}  // namespace shapetrace::base
