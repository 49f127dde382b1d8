// The program's entry: only dispatches.
#include <cstdio>
#include <string_view>

int main(int argc, char** argv) {
  if (argc == 2 && std::string_view(argv[1]) == "--version") {
    std::puts("shapetrace " SHAPETRACE_VERSION);
    return 0;
  }
  std::fputs("usage: shapetrace [COMMAND] FILE.py [ARGS...]\n", stderr);
  return 2;
}
