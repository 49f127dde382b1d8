// The _digest module: MD5, SHA-1 and SHA-2 of known bytes (RFC 1321, FIPS 180-4), for hashlib and seeded randomness.
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>

#include "interp/native.hpp"
#include "python/modules.hpp"

namespace shapetrace::python {

using interp::Interp;
using interp::NativeDef;
using interp::NativeModule;
using value::Exc;
using value::Layout;
using value::Value;

namespace {

// The message with its padding: a one bit, zeros, and the length in bits.
template <std::size_t kBlock>
std::string padded(std::string_view data, bool big_endian) {
  constexpr std::size_t kLength = kBlock == 128 ? 16 : 8;
  std::string text(data);
  text += '\x80';
  while (text.size() % kBlock != kBlock - kLength) text += '\0';
  if (kLength == 16) text.append(8, '\0');
  const std::uint64_t bits = std::uint64_t{data.size()} * 8;
  for (int i = 0; i < 8; ++i) text += static_cast<char>(bits >> (big_endian ? 56 - 8 * i : 8 * i));
  return text;
}

template <class Word>
Word load(const char* bytes, bool big_endian) {
  Word word = 0;
  for (std::size_t i = 0; i < sizeof(Word); ++i) {
    const std::size_t shift = 8 * (big_endian ? sizeof(Word) - 1 - i : i);
    word |= static_cast<Word>(static_cast<unsigned char>(bytes[i])) << shift;
  }
  return word;
}
template <class Word>
void store(std::string& out, Word word, bool big_endian) {
  for (std::size_t i = 0; i < sizeof(Word); ++i)
    out += static_cast<char>(word >> (8 * (big_endian ? sizeof(Word) - 1 - i : i)));
}

std::string md5(std::string_view data) {
  constexpr std::array<int, 16> kTurns{7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21};
  std::array<std::uint32_t, 4> state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  const std::string text = padded<64>(data, false);
  for (std::size_t at = 0; at < text.size(); at += 64) {
    auto [a, b, c, d] = state;
    for (std::uint32_t i = 0; i < 64; ++i) {
      std::uint32_t f = 0, g = 0;
      switch (i / 16) {
        case 0:
          f = (b & c) | (~b & d);
          g = i;
          break;
        case 1:
          f = (d & b) | (~d & c);
          g = (5 * i + 1) % 16;
          break;
        case 2:
          f = b ^ c ^ d;
          g = (3 * i + 5) % 16;
          break;
        default: f = c ^ (b | ~d); g = (7 * i) % 16;
      }
      const auto sine = static_cast<std::uint32_t>(std::floor(std::fabs(std::sin(i + 1.0)) * 4294967296.0));
      f += a + sine + load<std::uint32_t>(text.data() + at + 4 * g, false);
      a = d;
      d = c;
      c = b;
      b += std::rotl(f, kTurns[i / 16 * 4 + i % 4]);
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d};
  }
  std::string out;
  for (const std::uint32_t word : state) store(out, word, false);
  return out;
}

std::string sha1(std::string_view data) {
  std::array<std::uint32_t, 5> state{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  const std::string text = padded<64>(data, true);
  for (std::size_t at = 0; at < text.size(); at += 64) {
    std::array<std::uint32_t, 80> w{};
    for (std::size_t i = 0; i < 80; ++i)
      w[i] = i < 16 ? load<std::uint32_t>(text.data() + at + 4 * i, true)
                    : std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    auto [a, b, c, d, e] = state;
    for (std::size_t i = 0; i < 80; ++i) {
      const std::uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
      const std::uint32_t k = i < 20 ? 0x5a827999 : i < 40 ? 0x6ed9eba1 : i < 60 ? 0x8f1bbcdc : 0xca62c1d6;
      const std::uint32_t next = std::rotl(a, 5) + f + e + k + w[i];
      e = d;
      d = c;
      c = std::rotl(b, 30);
      b = a;
      a = next;
    }
    state = {state[0] + a, state[1] + b, state[2] + c, state[3] + d, state[4] + e};
  }
  std::string out;
  for (const std::uint32_t word : state) store(out, word, true);
  return out;
}

// The fractional bits of the cube (or square) root of a prime, found bit by bit in integers.
template <class Word>
Word root_bits(unsigned prime, int power) {
  // Largest x with x**power <= prime * 2**(power * bits); __int128 arithmetic is too small, so compare by long
  // division.
  constexpr int kBits = static_cast<int>(sizeof(Word)) * 8;
  using Big = std::array<std::uint32_t, 16>;
  const auto multiply = [](const Big& x, const Big& y) {
    Big r{};
    for (std::size_t i = 0; i < x.size(); ++i) {
      std::uint64_t carry = 0;
      for (std::size_t j = 0; i + j < r.size(); ++j) {
        carry += std::uint64_t{x[i]} * y[j] + r[i + j];
        r[i + j] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
      }
    }
    return r;
  };
  Big target{};
  target[static_cast<std::size_t>(power * kBits / 32)] = prime;
  Big root{};
  for (int bit = kBits + 4; bit >= 0; --bit) {
    Big trial = root;
    trial[static_cast<std::size_t>(bit / 32)] |= 1u << (bit % 32);
    Big product = multiply(trial, trial);
    if (power == 3) product = multiply(product, trial);
    bool fits = true;
    for (std::size_t i = product.size(); i-- > 0;) {
      if (product[i] == target[i]) continue;
      fits = product[i] < target[i];
      break;
    }
    if (fits) root = trial;
  }
  Word word = root[0];
  if constexpr (sizeof(Word) == 8) word |= static_cast<Word>(root[1]) << 32;
  return word;
}

constexpr std::array<unsigned, 80> kPrimes{
    2,   3,   5,   7,   11,  13,  17,  19,  23,  29,  31,  37,  41,  43,  47,  53,  59,  61,  67,  71,
    73,  79,  83,  89,  97,  101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173,
    179, 181, 191, 193, 197, 199, 211, 223, 227, 229, 233, 239, 241, 251, 257, 263, 269, 271, 277, 281,
    283, 293, 307, 311, 313, 317, 331, 337, 347, 349, 353, 359, 367, 373, 379, 383, 389, 397, 401, 409};

template <class Word>
std::string sha2(std::string_view data, std::size_t size, bool square_roots_of_later_primes) {
  constexpr bool kWide = sizeof(Word) == 8;
  constexpr std::size_t kRounds = kWide ? 80 : 64, kBlock = sizeof(Word) * 16;
  constexpr std::array<int, 12> kTurns = kWide ? std::array<int, 12>{1, 8, 7, 19, 61, 6, 14, 18, 41, 28, 34, 39}
                                               : std::array<int, 12>{7, 18, 3, 17, 19, 10, 6, 11, 25, 2, 13, 22};
  static const std::array<Word, kRounds> constants = [] {  // worked out when first needed
    std::array<Word, kRounds> words{};
    for (std::size_t i = 0; i < kRounds; ++i) words[i] = root_bits<Word>(kPrimes[i], 3);
    return words;
  }();
  std::array<Word, 8> state{};
  for (std::size_t i = 0; i < 8; ++i) {
    if (!square_roots_of_later_primes) {
      state[i] = root_bits<Word>(kPrimes[i], 2);
    } else if constexpr (kWide) {
      state[i] = root_bits<Word>(kPrimes[i + 8], 2);
    } else {  // SHA-224: the second 32 bits of the 64-bit roots
      state[i] = static_cast<Word>(root_bits<std::uint64_t>(kPrimes[i + 8], 2));
    }
  }
  const std::string text = padded<kBlock>(data, true);
  for (std::size_t at = 0; at < text.size(); at += kBlock) {
    std::array<Word, kRounds> w{};
    for (std::size_t i = 0; i < kRounds; ++i) {
      if (i < 16) {
        w[i] = load<Word>(text.data() + at + sizeof(Word) * i, true);
        continue;
      }
      const Word x = w[i - 15], y = w[i - 2];
      const Word s0 = std::rotr(x, kTurns[0]) ^ std::rotr(x, kTurns[1]) ^ (x >> kTurns[2]);
      const Word s1 = std::rotr(y, kTurns[3]) ^ std::rotr(y, kTurns[4]) ^ (y >> kTurns[5]);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = state;
    for (std::size_t i = 0; i < kRounds; ++i) {
      const Word s1 = std::rotr(e, kTurns[6]) ^ std::rotr(e, kTurns[7]) ^ std::rotr(e, kTurns[8]);
      const Word t1 = h + s1 + ((e & f) ^ (~e & g)) + constants[i] + w[i];
      const Word s0 = std::rotr(a, kTurns[9]) ^ std::rotr(a, kTurns[10]) ^ std::rotr(a, kTurns[11]);
      const Word t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g;
      g = f;
      f = e;
      e = d + t1;
      d = c;
      c = b;
      b = a;
      a = t1 + t2;
    }
    const std::array<Word, 8> add{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) state[i] += add[i];
  }
  std::string out;
  for (const Word word : state) store(out, word, true);
  out.resize(size);
  return out;
}

// digest(name, data): the digest, or None for a name that is not computed here.
Value digest(Interp& in, const Value* a) {
  if (!value::is_str(a[0]) || !(value::has_layout(a[1], Layout::Bytes) || value::has_layout(a[1], Layout::ByteArray)))
    return in.type_error("digest() wants a name and bytes");
  const std::string_view name = value::text_of(a[0]);
  const std::string_view data = value::as<value::Bytes>(a[1])->view();
  if (name == "md5") return in.heap().bytes(md5(data));
  if (name == "sha1") return in.heap().bytes(sha1(data));
  if (name == "sha224") return in.heap().bytes(sha2<std::uint32_t>(data, 28, true));
  if (name == "sha256") return in.heap().bytes(sha2<std::uint32_t>(data, 32, false));
  if (name == "sha384") return in.heap().bytes(sha2<std::uint64_t>(data, 48, true));
  if (name == "sha512") return in.heap().bytes(sha2<std::uint64_t>(data, 64, false));
  return Value::none();
}

constexpr NativeDef kFunctions[] = {{"digest", "name, data, /", digest}};

}  // namespace

const NativeModule kDigestModule = {"_digest", kFunctions, nullptr};

}  // namespace shapetrace::python
