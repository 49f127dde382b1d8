# The front door. `make demo` and `make test` do all set-up by themselves on a Debian machine.
.DEFAULT_GOAL := build
BUILD := build
FUZZ_SECONDS ?= 60
JOBS ?= $(shell nproc)

.PHONY: setup build demo test conformance bench fuzz format lint clean

setup:
	@tools/setup.sh

$(BUILD)/build.ninja: | setup
	@cmake --preset release >/dev/null

build: setup $(BUILD)/build.ninja
	@cmake --build --preset release

# The examples are partly wrong on purpose: exit status 1 means that something was found.
demo: build
	@for program in examples/*.py; do \
	  echo "$$ shapetrace $$program"; \
	  $(BUILD)/shapetrace $$program; status=$$?; \
	  [ $$status -le 1 ] || exit $$status; echo; \
	done

test: build
	@ctest --preset release -j $(JOBS) --quiet --output-log $(BUILD)/test.log || { cat $(BUILD)/test.log; exit 1; }
	@tail -n 6 $(BUILD)/test.log

# Operators and modules against PyTorch's own samples, by family; random programs; mutants of package programs.
conformance: build
	@python3 conformance/ops/compare.py --shapetrace $(BUILD)/shapetrace
	@python3 conformance/ops/symbolic.py --shapetrace $(BUILD)/shapetrace
	@python3 conformance/arguments/compare_arguments.py --shapetrace $(BUILD)/shapetrace
	@python3 conformance/random/compare_programs.py --shapetrace $(BUILD)/shapetrace
	@tools/packages.sh
	@python3 conformance/mutants/compare.py --shapetrace $(BUILD)/shapetrace

bench: build
	@tools/packages.sh
	@$(BUILD)/shapetrace_bench --benchmark_min_time=0.2
	@for script in bench/*_bench.py; do \
	  [ ! -e $$script ] || python3 $$script --shapetrace $(BUILD)/shapetrace || exit 1; \
	done

fuzz: setup
	@cmake --preset fuzz >/dev/null
	@cmake --build --preset fuzz --target fuzzers
	@tools/fuzz.sh build-fuzz $(FUZZ_SECONDS)

SOURCES = $(shell git ls-files '*.cpp' '*.hpp')

format:
	@clang-format -i $(SOURCES)

lint: build
	@clang-format --dry-run --Werror $(SOURCES)
	@clang-tidy-16 --quiet -p $(BUILD) $(shell git ls-files "src/*.cpp")

clean:
	rm -rf build build-debug build-asan build-fuzz
