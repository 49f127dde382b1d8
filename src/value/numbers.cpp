// Conversions between Python's numbers and C++'s, and Python's hashes of them.
#include <cmath>
#include <cstring>

#include "value/heap.hpp"

namespace shapetrace::value {

namespace {
constexpr std::uint64_t kHashModulus = (std::uint64_t{1} << 61) - 1;  // sys.hash_info.modulus
}

bool to_int64(Value v, std::int64_t& out) {
  if (v.is_int()) return out = v.as_int(), true;
  if (v.is_bool()) return out = v.as_bool() ? 1 : 0, true;
  if (!has_layout(v, Layout::Int)) return false;
  const auto* const i = as<Int>(v);
  if (i->count == 0) return out = 0, true;
  if (i->count == 1 && i->limbs()[0] <= static_cast<std::uint64_t>(INT64_MAX))
    return out = static_cast<std::int64_t>(i->limbs()[0]), true;
  if (i->count == -1 && i->limbs()[0] <= std::uint64_t{1} << 63)
    return out = static_cast<std::int64_t>(~i->limbs()[0] + 1), true;
  return false;
}

bool to_uint64(Value v, std::uint64_t& out) {
  if (std::int64_t small = 0; to_int64(v, small)) return out = static_cast<std::uint64_t>(small), small >= 0;
  if (!has_layout(v, Layout::Int) || as<Int>(v)->count != 1) return false;
  return out = as<Int>(v)->limbs()[0], true;
}

void to_mpz(Value v, mpz_t out) {
  if (std::int64_t small = 0; to_int64(v, small)) return mpz_set_si(out, small);
  const auto* const i = as<Int>(v);
  mpz_t view;
  mpz_roinit_n(view, reinterpret_cast<const mp_limb_t*>(i->limbs()), i->count);
  mpz_set(out, view);
}

bool to_double(Value v, double& out) {
  if (v.is_float()) return out = v.as_float(), true;
  if (std::int64_t small = 0; to_int64(v, small)) return out = static_cast<double>(small), true;
  if (has_layout(v, Layout::Float)) return out = as<Float>(v)->number, true;
  if (!has_layout(v, Layout::Int)) return false;
  const auto* const i = as<Int>(v);
  // mpz_get_d truncates; Python rounds to nearest even: take 64 leading bits with a sticky bit and let the hardware
  // round.
  mpz_t z;
  mpz_roinit_n(z, reinterpret_cast<const mp_limb_t*>(i->limbs()), i->count < 0 ? -i->count : i->count);
  const std::size_t bits = mpz_sizeinbase(z, 2);
  mpz_t head;
  mpz_init(head);
  const std::size_t shift = bits - 64;
  mpz_tdiv_q_2exp(head, z, shift);
  std::uint64_t top = mpz_get_ui(head);
  mpz_clear(head);
  if (mpz_scan1(z, 0) < shift) top |= 1;
  out = std::ldexp(static_cast<double>(top), static_cast<int>(shift > 4096 ? 4096 : shift));
  if (i->count < 0) out = -out;
  return true;
}

std::uint64_t hash_bytes(std::string_view bytes) {
  std::uint64_t h = 0xcbf2'9ce4'8422'2325 ^ bytes.size();
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, 8);
    h = (h ^ word) * 0x9e37'79b9'7f4a'7c15;
    h ^= h >> 29;
  }
  std::uint64_t tail = 0;
  std::memcpy(&tail, bytes.data() + i, bytes.size() - i);
  h = (h ^ tail) * 0x9e37'79b9'7f4a'7c15;
  h ^= h >> 32;
  return h == 0 ? 1 : h;  // 0 means "not computed" in Str
}

std::uint64_t hash_of(const Str* text) {
  if (text->hash == 0) const_cast<Str*>(text)->hash = hash_bytes(text->view());  // a cache, not a change
  return text->hash;
}

std::uint64_t hash_int(Value v) {
  std::int64_t result = 0;
  if (std::int64_t small = 0; to_int64(v, small)) {
    const std::uint64_t magnitude =
        small < 0 ? ~static_cast<std::uint64_t>(small) + 1 : static_cast<std::uint64_t>(small);
    result = static_cast<std::int64_t>(magnitude % kHashModulus);
    if (small < 0) result = -result;
  } else {
    const auto* const i = as<Int>(v);
    mpz_t z;
    mpz_roinit_n(z, reinterpret_cast<const mp_limb_t*>(i->limbs()), i->count < 0 ? -i->count : i->count);
    result = static_cast<std::int64_t>(mpz_fdiv_ui(z, kHashModulus));
    if (i->count < 0) result = -result;
  }
  return static_cast<std::uint64_t>(result == -1 ? -2 : result);
}

// docs: "Hashing of numeric types". An integral float hashes as its int; others by their binary fraction.
std::uint64_t hash_double(double d) {
  if (std::isinf(d)) return static_cast<std::uint64_t>(d > 0 ? 314159 : -314159);
  if (std::isnan(d)) return 0;
  int exponent = 0;
  double fraction = std::frexp(std::fabs(d), &exponent);
  std::uint64_t x = 0;
  while (fraction != 0) {
    x = ((x << 28) & kHashModulus) | (x >> (61 - 28));
    fraction *= 268435456.0;  // 2**28
    exponent -= 28;
    const auto digits = static_cast<std::uint64_t>(fraction);
    fraction -= static_cast<double>(digits);
    x += digits;
    if (x >= kHashModulus) x -= kHashModulus;
  }
  exponent = exponent >= 0 ? exponent % 61 : 60 - ((-1 - exponent) % 61);
  x = ((x << exponent) & kHashModulus) | (x >> (61 - exponent));
  auto result = static_cast<std::int64_t>(x);
  if (d < 0) result = -result;
  return static_cast<std::uint64_t>(result == -1 ? -2 : result);
}

}  // namespace shapetrace::value
