// Evaluation recurses: it runs on a thread with a stack that is large enough for every depth that budgets allow.
#pragma once

#include <functional>

namespace shapetrace::base {

// Calls `work` on such a thread and waits for it. Address space only; pages are touched as they are needed.
void on_big_stack(const std::function<void()>& work);

// Whether the thread that runs on the big stack has nearly used it up.
bool stack_is_low();

}  // namespace shapetrace::base
