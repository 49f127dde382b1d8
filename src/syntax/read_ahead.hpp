// Sources that will soon be needed, read and parsed on other threads.
//
// Asking is a guess that may be wrong: what is never taken is thrown away. Who takes a source that nobody has begun
// does the work himself, and while one is in the making he helps with the next.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "base/source.hpp"

namespace shapetrace::syntax {

class ReadAhead {
 public:
  // Called on several threads at once; null where there is nothing to be had.
  using Read = std::function<std::shared_ptr<base::SourceFile>(const std::string& path, base::Origin origin)>;

  explicit ReadAhead(Read read) : read_(std::move(read)) {}
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  // Whether this machine has a core to spare.
  static bool pays() { return std::thread::hardware_concurrency() > 1; }

  void want(const std::string& path, base::Origin origin);
  // The source, if somebody has read it or is about to; else null.
  std::shared_ptr<base::SourceFile> take(const std::string& path);

 private:
  struct Wanted {
    explicit Wanted(base::Origin from) : origin(from) {}
    base::Origin origin;
    enum class State : std::uint8_t { Waiting, Begun, Done } state = State::Waiting;
    std::shared_ptr<base::SourceFile> file;
  };

  void work();
  // Reads the first one that waits, with the lock open meanwhile. False when none waits.
  bool read_one(std::unique_lock<std::mutex>& lock);

  Read read_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, Wanted, std::less<>> wanted_;
  std::deque<std::string> waiting_;  // some of them may have been taken since
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace shapetrace::syntax
