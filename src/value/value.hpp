// The value room: Python values as evaluation holds them.
//
// A Value is one 64-bit word: a pointer to an object, a float, an integer of up to 48 bits, or one of a few constants
// (the encoding favours pointers: they are stored as they are). Larger integers are BigInt objects. Nothing is counted
// or collected: objects live in the run's arena.
#pragma once

#include <bit>
#include <cstdint>

namespace shapetrace::value {

struct Object;
struct Type;

class Value {
 public:
  constexpr Value() = default;  // "unset": no value at all (an unbound local, an argument that was not given)
  Value(const Object* object) : bits_(reinterpret_cast<std::uint64_t>(object)) {}  // NOLINT: implicit on purpose

  static constexpr Value raw(std::uint64_t bits) {
    Value v;
    v.bits_ = bits;
    return v;
  }
  static constexpr Value none() { return raw(0x02); }
  static constexpr Value boolean(bool b) { return raw(b ? 0x07 : 0x06); }
  static constexpr Value ellipsis() { return raw(0x0a); }
  static constexpr Value not_implemented() { return raw(0x0e); }
  // Returned by whatever failed; the exception is Interp::pending.
  static constexpr Value error() { return raw(0x12); }
  // Only for integers that fit; see Heap::integer for any.
  static constexpr Value small_int(std::int64_t i) { return raw(kIntTag | (static_cast<std::uint64_t>(i) & kIntMask)); }
  static constexpr bool fits(std::int64_t i) { return i >= kMinSmall && i <= kMaxSmall; }
  static constexpr Value number(double d) {
    const std::uint64_t bits = d != d ? 0x7ff8'0000'0000'0000 : std::bit_cast<std::uint64_t>(d);
    return raw(bits + kDoubleOffset);
  }

  constexpr std::uint64_t bits() const { return bits_; }
  constexpr bool is_set() const { return bits_ != 0; }
  constexpr bool is_unset() const { return bits_ == 0; }
  constexpr bool is_error() const { return bits_ == error().bits_; }
  constexpr bool is_none() const { return bits_ == none().bits_; }
  constexpr bool is_true() const { return bits_ == 0x07; }
  constexpr bool is_false() const { return bits_ == 0x06; }
  constexpr bool is_bool() const { return (bits_ & ~std::uint64_t{1}) == 0x06; }
  constexpr bool is_ellipsis() const { return bits_ == ellipsis().bits_; }
  constexpr bool is_not_implemented() const { return bits_ == not_implemented().bits_; }
  constexpr bool is_int() const { return bits_ >= kIntTag; }  // a small int; not bool, not BigInt
  constexpr bool is_float() const { return bits_ - kDoubleOffset < kIntTag - kDoubleOffset; }
  constexpr bool is_object() const { return bits_ - 0x1000 < kDoubleOffset - 0x1000; }

  constexpr std::int64_t as_int() const { return static_cast<std::int64_t>(bits_ << 16) >> 16; }
  constexpr bool as_bool() const { return (bits_ & 1) != 0; }
  constexpr double as_float() const { return std::bit_cast<double>(bits_ - kDoubleOffset); }
  Object* object() const { return reinterpret_cast<Object*>(bits_); }

  friend constexpr bool operator==(Value a, Value b) { return a.bits_ == b.bits_; }  // identity ("is")

  static constexpr std::int64_t kMaxSmall = (std::int64_t{1} << 47) - 1;
  static constexpr std::int64_t kMinSmall = -(std::int64_t{1} << 47);

 private:
  static constexpr std::uint64_t kDoubleOffset = 0x0002'0000'0000'0000;
  static constexpr std::uint64_t kIntTag = 0xfffe'0000'0000'0000;
  static constexpr std::uint64_t kIntMask = 0x0000'ffff'ffff'ffff;
  std::uint64_t bits_ = 0;
};
static_assert(sizeof(Value) == 8);

}  // namespace shapetrace::value
