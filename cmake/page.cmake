# The page of `trace --html` (src/report/page) is bundled into one script and one style sheet and put into the program.
set(page_source ${CMAKE_SOURCE_DIR}/src/report/page)
set(page_dir ${CMAKE_BINARY_DIR}/page)
file(GLOB esbuild_programs ${CMAKE_SOURCE_DIR}/node_modules/@esbuild/*/bin/esbuild)
if(NOT esbuild_programs)
  message(FATAL_ERROR "the bundler of the page is missing: run `make setup` (or `npm ci --ignore-scripts`) first")
endif()
list(GET esbuild_programs 0 esbuild_program)
file(GLOB page_files CONFIGURE_DEPENDS ${page_source}/*.ts ${page_source}/*.css)
file(MAKE_DIRECTORY ${page_dir})
add_custom_command(
  OUTPUT ${page_dir}/main.js ${page_dir}/style.css
  COMMAND ${esbuild_program} ${page_source}/main.ts ${page_source}/style.css --bundle --minify --charset=utf8
    --target=es2020 --legal-comments=eof --log-level=warning --outdir=${page_dir}
  DEPENDS ${page_files} ${CMAKE_SOURCE_DIR}/package-lock.json
  WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
  COMMENT "Bundling the page"
  VERBATIM)
file(CONFIGURE OUTPUT ${page_dir}/page.S @ONLY CONTENT [[
  .section .rodata
  .global shapetrace_page_frame
  .global shapetrace_page_style
  .global shapetrace_page_script
  .global shapetrace_page_end
shapetrace_page_frame:
  .incbin "@page_source@/page.html"
shapetrace_page_style:
  .incbin "@page_dir@/style.css"
shapetrace_page_script:
  .incbin "@page_dir@/main.js"
shapetrace_page_end:
  .byte 0
  .section .note.GNU-stack,"",@progbits
]])
add_library(shapetrace_page OBJECT ${page_dir}/page.S)
set_source_files_properties(${page_dir}/page.S PROPERTIES
  OBJECT_DEPENDS "${page_source}/page.html;${page_dir}/main.js;${page_dir}/style.css")
