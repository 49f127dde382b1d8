// The _random module: CPython's Mersenne Twister. A generator that nobody seeded gives unknown numbers; a seeded one
// gives exactly the numbers that CPython's gives.
#include <array>
#include <vector>

#include "interp/native.hpp"
#include "python/modules.hpp"
#include "python/numeric.hpp"

namespace shapetrace::python {

using interp::Interp;
using interp::Module;
using interp::NativeDef;
using interp::NativeKind;
using interp::NativeModule;
using value::Layout;
using value::NativeObject;
using value::Tuple;
using value::Type;
using value::Value;

namespace {

constexpr std::size_t kWords = 624, kShift = 397;

struct Twister : NativeObject {
  std::array<std::uint32_t, kWords> state{};
  std::uint32_t next = kWords;
  bool seeded = false;

  void seed(std::uint32_t s) {
    state[0] = s;
    for (std::uint32_t i = 1; i < kWords; ++i) state[i] = 1812433253u * (state[i - 1] ^ (state[i - 1] >> 30)) + i;
    next = kWords;
  }
  // Matsumoto and Nishimura's init_by_array.
  void seed(std::span<const std::uint32_t> key) {
    seed(19650218u);
    std::size_t i = 1, j = 0;
    for (std::size_t k = std::max(kWords, key.size()); k > 0; --k) {
      state[i] =
          (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1664525u)) + key[j] + static_cast<std::uint32_t>(j);
      if (++i >= kWords) {
        state[0] = state[kWords - 1];
        i = 1;
      }
      if (++j >= key.size()) j = 0;
    }
    for (std::size_t k = kWords - 1; k > 0; --k) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >> 30)) * 1566083941u)) - static_cast<std::uint32_t>(i);
      if (++i >= kWords) {
        state[0] = state[kWords - 1];
        i = 1;
      }
    }
    state[0] = 0x80000000u;
    seeded = true;
  }
  std::uint32_t bits32() {
    if (next >= kWords) {
      for (std::size_t k = 0; k < kWords; ++k) {
        const std::uint32_t y = (state[k] & 0x80000000u) | (state[(k + 1) % kWords] & 0x7fffffffu);
        state[k] = state[(k + kShift) % kWords] ^ (y >> 1) ^ ((y & 1) != 0 ? 0x9908b0dfu : 0);
      }
      next = 0;
    }
    std::uint32_t y = state[next++];
    y ^= y >> 11;
    y ^= (y << 7) & 0x9d2c5680u;
    y ^= (y << 15) & 0xefc60000u;
    return y ^ (y >> 18);
  }
};
constexpr char kTwisterTag = 0;

Twister& self_twister(const Value* a) { return *value::as<Twister>(a[0]); }

Value twister_new(Interp& in, const Value* a) {
  Twister* const twister = in.heap().make<Twister>(value::as<Type>(a[0]));
  twister->tag = &kTwisterTag;
  return twister;
}
// seed(n): an integer; anything else leaves the generator unknown.
Value twister_seed(Interp&, const Value* a) {
  Twister& twister = self_twister(a);
  twister.seeded = false;
  if (!value::is_integer(a[1])) return Value::none();
  BigNumber n(a[1]);
  mpz_abs(n, n);
  std::vector<std::uint32_t> key((mpz_sizeinbase(n, 2) + 31) / 32);
  std::size_t count = 0;
  mpz_export(key.data(), &count, -1, sizeof(std::uint32_t), 0, 0, n);
  key.resize(std::max<std::size_t>(count, 1));
  twister.seed(key);
  return Value::none();
}
Value twister_seeded(Interp&, const Value* a) { return Value::boolean(self_twister(a).seeded); }
Value twister_random(Interp& in, const Value* a) {
  Twister& twister = self_twister(a);
  if (!twister.seeded) return in.unknown("random numbers", in.types().float_);
  const std::uint32_t high = twister.bits32() >> 5, low = twister.bits32() >> 6;
  return Value::number((high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}
Value twister_getrandbits(Interp& in, const Value* a) {
  Twister& twister = self_twister(a);
  std::int64_t k = 0;
  if (value::is_unknown(a[1])) return in.unknown_from(a[1], in.types().int_);
  if (!in.index(a[1], k)) return Value::error();
  if (k < 0) return in.raise(Exc::ValueError, "number of bits must be non-negative");
  if (!twister.seeded) return in.unknown("random numbers", in.types().int_);
  if (k == 0) return Value::small_int(0);
  if (k <= 32) return Value::small_int(twister.bits32() >> (32 - k));
  if (k > 100'000'000) return in.abandon("a huge random number");
  std::vector<std::uint32_t> words(static_cast<std::size_t>((k + 31) / 32));
  for (std::uint32_t& word : words) {
    word = twister.bits32();
    if (k < 32) word >>= 32 - k;
    k -= 32;
  }
  BigNumber result;
  mpz_import(result, words.size(), -1, sizeof(std::uint32_t), 0, 0, words.data());
  return in.heap().integer(static_cast<mpz_ptr>(result));
}
Value twister_getstate(Interp& in, const Value* a) {
  const Twister& twister = self_twister(a);
  if (!twister.seeded) return in.unknown("random numbers", in.types().tuple);
  Tuple* const state = in.heap().tuple(kWords + 1);
  for (std::size_t i = 0; i < kWords; ++i) state->data()[i] = Value::small_int(twister.state[i]);
  state->data()[kWords] = Value::small_int(twister.next);
  return state;
}
Value twister_setstate(Interp& in, const Value* a) {
  Twister& twister = self_twister(a);
  twister.seeded = false;
  if (value::is_unknown(a[1])) return Value::none();
  if (!value::is_tuple(a[1])) return in.type_error("state vector must be a tuple");
  const Tuple& state = *value::as<Tuple>(a[1]);
  if (state.size != kWords + 1) return in.value_error("state vector is the wrong size");
  for (std::size_t i = 0; i <= kWords; ++i) {
    std::int64_t word = 0;
    if (!value::is_integer(state[i]) || !value::to_int64(state[i], word))
      return in.type_error("an integer is required");
    (i == kWords ? twister.next : twister.state[i]) = static_cast<std::uint32_t>(word);
  }
  twister.seeded = true;
  return Value::none();
}

constexpr NativeDef kTwister[] = {
    {"__new__", "cls, *args, **kwargs", twister_new, NativeKind::Static},
    {"_seed", "self, n, /", twister_seed, NativeKind::Method},
    {"_seeded", "self", twister_seeded, NativeKind::Getter},
    {"random", "self", twister_random, NativeKind::Method},
    {"getrandbits", "self, k, /", twister_getrandbits, NativeKind::Method},
    {"_getstate", "self", twister_getstate, NativeKind::Method},
    {"_setstate", "self, state, /", twister_setstate, NativeKind::Method},
};

void init_random(Interp& in, Module& module) {
  interp::set(in, module, "Random", in.heap().new_type("Random", Layout::Custom, kTwister));
}

}  // namespace

const NativeModule kRandomModule = {"_random", {}, init_random};

}  // namespace shapetrace::python
