#include "syntax/read_ahead.hpp"

#include <algorithm>

namespace shapetrace::syntax {

ReadAhead::~ReadAhead() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ReadAhead::want(const std::string& path, base::Origin origin) {
  // The thread that takes is busy too; more than a few would only wait for memory.
  constexpr std::size_t kMostThreads = 4;
  const std::size_t most = std::min<std::size_t>(kMostThreads, std::thread::hardware_concurrency() - 1);
  {
    const std::lock_guard lock(mutex_);
    if (!wanted_.try_emplace(path, origin).second) return;
    waiting_.push_back(path);
    if (threads_.size() < std::min(most, waiting_.size())) threads_.emplace_back([this] { work(); });
  }
  changed_.notify_one();
}

bool ReadAhead::read_one(std::unique_lock<std::mutex>& lock) {
  while (!waiting_.empty()) {
    const std::string path = std::move(waiting_.front());
    waiting_.pop_front();
    const auto at = wanted_.find(path);
    if (at == wanted_.end() || at->second.state != Wanted::State::Waiting) continue;
    Wanted& wanted = at->second;
    wanted.state = Wanted::State::Begun;
    lock.unlock();
    auto file = read_(path, wanted.origin);
    lock.lock();
    wanted.file = std::move(file);
    wanted.state = Wanted::State::Done;
    changed_.notify_all();
    return true;
  }
  return false;
}

void ReadAhead::work() {
  std::unique_lock lock(mutex_);
  while (!stopping_)
    if (!read_one(lock)) changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
}

std::shared_ptr<base::SourceFile> ReadAhead::take(const std::string& path) {
  std::unique_lock lock(mutex_);
  const auto at = wanted_.find(path);
  if (at == wanted_.end()) return nullptr;
  Wanted& wanted = at->second;
  // Taken now, so that nobody begins with it, or taken before.
  if (wanted.state == Wanted::State::Waiting) wanted.state = Wanted::State::Done;
  while (wanted.state != Wanted::State::Done)
    if (!read_one(lock)) changed_.wait(lock);
  return std::move(wanted.file);
}

}  // namespace shapetrace::syntax
