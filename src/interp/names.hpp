// Names that the interpreter itself looks for, interned once per run, and the types of its own iterators.
#pragma once

#include <array>

#include "value/heap.hpp"

namespace shapetrace::interp {

// In the order of kIteratorNames in iterators.cpp.
enum class IteratorKind : std::uint8_t {
  List,
  Tuple,
  Str,
  StrAscii,
  Bytes,
  ByteArray,
  DictKeys,
  DictValues,
  DictItems,
  Set,
  Range,
  LongRange,
  ListReversed,
  Reversed,
  DictKeysReversed,
  DictValuesReversed,
  DictItemsReversed,
  kCount
};

struct Names {
  explicit Names(value::Heap& heap)
      : dict(heap.intern("__dict__")),
        class_(heap.intern("__class__")),
        name(heap.intern("__name__")),
        qualname(heap.intern("__qualname__")),
        module(heap.intern("__module__")),
        doc(heap.intern("__doc__")),
        slots(heap.intern("__slots__")),
        bases(heap.intern("__bases__")),
        abstract_methods(heap.intern("__abstractmethods__")),
        class_cell(heap.intern("__classcell__")),
        metaclass(heap.intern("metaclass")),
        hash(heap.intern("__hash__")),
        eq(heap.intern("__eq__")),
        new_(heap.intern("__new__")),
        init_subclass(heap.intern("__init_subclass__")),
        class_getitem(heap.intern("__class_getitem__")),
        getattr(heap.intern("__getattr__")),
        setattr(heap.intern("__setattr__")),
        delattr(heap.intern("__delattr__")),
        origin(heap.intern("__origin__")),
        args(heap.intern("__args__")),
        notes(heap.intern("__notes__")),
        spec(heap.intern("__spec__")),
        mro_entries(heap.intern("__mro_entries__")),
        orig_bases(heap.intern("__orig_bases__")),
        annotations(heap.intern("__annotations__")),
        mro(heap.intern("mro")),
        weakref(heap.intern("__weakref__")),
        all(heap.intern("__all__")),
        instance_check(heap.intern("__instancecheck__")),
        registry(heap.intern("_abc_registry")),
        wrapped(heap.intern("__wrapped__")),
        shown_name(heap.intern("__shown_name__")) {}

  value::Str *dict, *class_, *name, *qualname, *module, *doc, *slots, *bases, *abstract_methods, *class_cell,
      *metaclass, *hash, *eq, *new_, *init_subclass, *class_getitem, *getattr, *setattr, *delattr, *origin, *args,
      *notes, *spec, *mro_entries, *orig_bases, *annotations, *mro, *weakref, *all, *instance_check, *registry,
      *wrapped, *shown_name;
  // Made when the first iterator of the kind is.
  mutable std::array<value::Type*, static_cast<std::size_t>(IteratorKind::kCount)> iterator_types{};
};

}  // namespace shapetrace::interp
