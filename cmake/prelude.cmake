# The prelude (src/prelude/**/*.py) is parsed while building and put into the program as one blob of read-only data.
file(GLOB_RECURSE prelude_files RELATIVE ${CMAKE_SOURCE_DIR}/src/prelude CONFIGURE_DEPENDS
  ${CMAKE_SOURCE_DIR}/src/prelude/*.py)
list(SORT prelude_files)
list(TRANSFORM prelude_files PREPEND ${CMAKE_SOURCE_DIR}/src/prelude/ OUTPUT_VARIABLE prelude_paths)

set(prelude_dir ${CMAKE_BINARY_DIR}/prelude)
string(REPLACE ";" "\n" prelude_list "${prelude_files}")
file(CONFIGURE OUTPUT ${prelude_dir}/files.txt CONTENT "${prelude_list}\n" @ONLY)

add_executable(embed_prelude tools/embed_prelude.cpp)
target_link_libraries(embed_prelude PRIVATE shapetrace_syntax)
add_custom_command(
  OUTPUT ${prelude_dir}/prelude.blob
  COMMAND embed_prelude ${CMAKE_SOURCE_DIR}/src/prelude ${prelude_dir}/files.txt ${prelude_dir}/prelude.blob
  DEPENDS embed_prelude ${prelude_dir}/files.txt ${prelude_paths}
  COMMENT "Packing the prelude"
  VERBATIM)
file(CONFIGURE OUTPUT ${prelude_dir}/prelude.S @ONLY CONTENT [[
  .section .rodata
  .balign 64
  .global shapetrace_prelude_begin
  .global shapetrace_prelude_end
shapetrace_prelude_begin:
  .incbin "@prelude_dir@/prelude.blob"
shapetrace_prelude_end:
  .byte 0
  .section .note.GNU-stack,"",@progbits
]])
add_library(shapetrace_prelude OBJECT ${prelude_dir}/prelude.S)
set_source_files_properties(${prelude_dir}/prelude.S PROPERTIES OBJECT_DEPENDS ${prelude_dir}/prelude.blob)
