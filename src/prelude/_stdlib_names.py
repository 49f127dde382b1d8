"""What the standard library has and our models of it do not: written by tools/make_stdlib_names.py."""

_NAMES = {
    'abc': '''
        _abc_init _abc_register _abc_instancecheck _abc_subclasscheck _get_dump _reset_registry _reset_caches''',
    'argparse': '''
        _ ngettext _copy_items''',
    'array': '''
        _array_reconstructor''',
    'ast': '''
        mod stmt expr expr_context boolop operator unaryop cmpop comprehension excepthandler arguments arg keyword
        alias withitem match_case pattern type_ignore contextmanager nullcontext auto _simple_enum copy_location
        fix_missing_locations increment_lineno iter_fields iter_child_nodes get_docstring _splitlines_no_ff
        _pad_whitespace get_source_segment _getter _setter _ABC _new _const_types _const_types_not
        _const_node_type_names slice _dims_getter _dims_setter _INFSTR _Precedence _SINGLE_QUOTES _MULTI_QUOTES
        _ALL_QUOTES _Unparser main''',
    'asyncio': '''
        Server AbstractServer get_child_watcher set_child_watcher _set_running_loop Barrier BaseProtocol Protocol
        DatagramProtocol SubprocessProtocol BufferedProtocol StreamReader StreamWriter StreamReaderProtocol
        open_connection start_server open_unix_connection start_unix_server create_subprocess_exec
        create_subprocess_shell _register_task _unregister_task _enter_task _leave_task BaseTransport ReadTransport
        WriteTransport Transport DatagramTransport SubprocessTransport AbstractChildWatcher SafeChildWatcher
        FastChildWatcher PidfdChildWatcher MultiLoopChildWatcher ThreadedChildWatcher''',
    'atexit': '''
        _run_exitfuncs _ncallbacks''',
    'base64': '''
        bytes_types _bytes_from_decode_data _urlsafe_encode_translation _urlsafe_decode_translation
        _B32_ENCODE_DOCSTRING _B32_DECODE_DOCSTRING _B32_DECODE_MAP01_DOCSTRING _b32alphabet _b32hexalphabet
        _b32tab2 _b32rev _b32encode _b32decode b32hexencode b32hexdecode _a85chars _a85chars2 _A85START _A85END
        _85encode a85encode a85decode _b85alphabet _b85chars _b85chars2 _b85dec MAXLINESIZE MAXBINSIZE encode decode
        _input_type_check main test''',
    'binascii': '''
        a2b_uu b2a_uu crc_hqx a2b_qp b2a_qp''',
    'builtins': '''
        aiter anext copyright credits license''',
    'cProfile': '''
        label main''',
    'calendar': '''
        repeat error IllegalMonthError IllegalWeekdayError January February mdays _localized_month _localized_day
        _monthlen _prevmonth _nextmonth Calendar TextCalendar HTMLCalendar different_locale _get_default_locale
        LocaleTextCalendar LocaleHTMLCalendar c firstweekday setfirstweekday prweek week weekheader prmonth month
        calendar prcal _colwidth _spacing format formatstring EPOCH _EPOCH_ORD main''',
    'codecs': '''
        escape_encode utf_8_encode utf_8_decode utf_7_encode utf_7_decode utf_16_encode utf_16_le_encode
        utf_16_be_encode utf_16_decode utf_16_le_decode utf_16_be_decode utf_16_ex_decode utf_32_encode
        utf_32_le_encode utf_32_be_encode utf_32_decode utf_32_le_decode utf_32_be_decode utf_32_ex_decode
        unicode_escape_encode unicode_escape_decode raw_unicode_escape_encode raw_unicode_escape_decode
        latin_1_encode latin_1_decode ascii_encode ascii_decode charmap_encode charmap_decode charmap_build
        readbuffer_encode lookup_error BOM_LE BOM_BE BOM32_LE BOM32_BE BOM64_LE BOM64_BE Codec IncrementalEncoder
        BufferedIncrementalEncoder IncrementalDecoder BufferedIncrementalDecoder StreamWriter StreamReader
        StreamReaderWriter StreamRecoder EncodedFile getincrementalencoder getincrementaldecoder make_identity_dict
        make_encoding_map strict_errors ignore_errors replace_errors xmlcharrefreplace_errors
        backslashreplace_errors namereplace_errors _false''',
    'collections': '''
        _chain _repeat _starmap _iskeyword _eq _itemgetter _recursive_repr _proxy _OrderedDictKeysView
        _OrderedDictItemsView _OrderedDictValuesView _Link''',
    'colorsys': '''
        ONE_THIRD ONE_SIXTH TWO_THIRD rgb_to_yiq yiq_to_rgb _v''',
    'configparser': '''
        _ChainMap _default_dict LegacyInterpolation ConverterMapping''',
    'contextlib': '''
        deque MethodType GenericAlias _GeneratorContextManagerBase''',
    'copy': '''
        dispatch_table _copy_dispatch _copy_immutable _deepcopy_atomic _deepcopy_list _deepcopy_tuple _deepcopy_dict
        _deepcopy_method _reconstruct''',
    'copyreg': '''
        pickle_complex pickle_union _HEAPTYPE _new_type _reduce_ex _extension_registry _inverted_registry
        _extension_cache add_extension remove_extension clear_extension_cache''',
    'csv': '''
        _Dialect StringIO''',
    'dataclasses': '''
        FunctionType GenericAlias _EMPTY_METADATA _FIELD_BASE _MODULE_IDENTIFIER_RE _recursive_repr
        _fields_in_init_order _tuple_str _create_fn _field_assign _field_init _init_param _init_fn _repr_fn
        _frozen_get_del_attr _cmp_fn _hash_fn _is_classvar _is_initvar _is_type _set_qualname _hash_set_none
        _hash_add _hash_exception _hash_action _dataclass_getstate _dataclass_setstate _get_slots _asdict_inner
        _astuple_inner''',
    'datetime': '''
        datetime_CAPI''',
    'decimal': '''
        DivisionImpossible InvalidContext HAVE_CONTEXTVAR HAVE_THREADS MIN_ETINY''',
    'distutils': '''
        _''',
    'enum': '''
        _or_ reduce _stdlib_enums _is_internal_class _make_class_unpicklable _iter_bits_lsb _dedent _proto_member
        pickle_by_global_name _reduce_ex_by_global_name _high_bit _power_of_two _simple_enum _test_simple_enum
        _old_convert_''',
    'errno': '''
        ENODEV ENOCSI EHOSTUNREACH ENOMSG EUCLEAN EL2NSYNC EL2HLT ENODATA ENOTBLK ENOSYS EOVERFLOW EADV EUSERS
        ENOBUFS EPROTO EREMOTE ENAVAIL ECHILD ELOOP EXDEV E2BIG EMSGSIZE EAFNOSUPPORT EBADR EHOSTDOWN EPFNOSUPPORT
        ENOPROTOOPT EBUSY EBADFD EDOTDOT EISCONN ENOANO ESHUTDOWN ECHRNG ELIBBAD ENONET EBADE EMULTIHOP EUNATCH
        EPROTOTYPE ENOEXEC EALREADY ENETDOWN ENOTNAM ELNRNG EILSEQ ENOTUNIQ EDOM EXFULL EPROTONOSUPPORT EROFS
        EADDRNOTAVAIL EIDRM ECOMM ESRMNT EREMOTEIO EL3RST EBADMSG ENFILE ELIBMAX ESPIPE ENOLINK ENETRESET EDQUOT
        ENOSTR EBADSLT EBADRQC ELIBACC EFAULT EFBIG EDEADLK ENOTCONN EDESTADDRREQ ELIBSCN ENOLCK EISNAM ECONNABORTED
        ENETUNREACH ESTALE ENOSR ENOTSOCK ESTRPIPE EMLINK ERANGE ELIBEXEC EL3HLT EREMCHG ENAMETOOLONG ENOTTY
        ERESTART ESOCKTNOSUPPORT ETIME EBFONT EDEADLOCK ETOOMANYREFS ETXTBSY EINPROGRESS ENXIO ENOPKG ENOMEDIUM
        EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL ENOTSUP''',
    'faulthandler': '''
        _read_null _sigsegv _fatal_error_c_thread _sigabrt _sigfpe _stack_overflow''',
    'filecmp': '''
        filterfalse GenericAlias _cache BUFSIZE _sig _do_cmp dircmp cmpfiles _cmp _filter demo''',
    'fnmatch': '''
        _compile_pattern''',
    'fractions': '''
        Decimal _PyHASH_MODULUS _PyHASH_INF _RATIONAL_FORMAT''',
    'functools': '''
        get_cache_token namedtuple recursive_repr RLock GenericAlias _gt_from_lt _le_from_lt _ge_from_lt _ge_from_le
        _lt_from_le _gt_from_le _lt_from_gt _ge_from_gt _le_from_gt _le_from_ge _gt_from_ge _lt_from_ge _convert
        _initial_missing _unwrap_partial _HashedSeq _make_key _c3_merge _c3_mro _compose_mro _NOT_FOUND''',
    'gc': '''
        is_finalized get_freeze_count''',
    'genericpath': '''
        samestat _splitext _check_arg_types''',
    'getopt': '''
        _ do_longs long_has_args do_shorts short_has_arg''',
    'getpass': '''
        unix_getpass win_getpass fallback_getpass _raw_input''',
    'gettext': '''
        _default_localedir _token_pattern _tokenize _error _binary_ops _c2py_ops _parse _as_int c2py _expand_lang
        GNUTranslations find _translations _localedirs _current_domain dgettext dngettext dpgettext dnpgettext
        pgettext npgettext Catalog''',
    'glob': '''
        _iglob _glob1 _glob0 glob0 glob1 _glob2 _iterdir _listdir _rlistdir _lexists _isdir _join magic_check
        magic_check_bytes _ishidden _isrecursive _dir_open_flags''',
    'heapq': '''
        _heapreplace_max _siftdown _siftup _siftdown_max _siftup_max''',
    'html': '''
        _html5 _invalid_charrefs _invalid_codepoints _replace_charref _charref''',
    'importlib': '''
        _pack_uint32 _unpack_uint32 _RELOADING''',
    'importlib.abc': '''
        ResourceReader Traversable TraversableResources _register ResourceLoader ExecutionLoader FileLoader''',
    'importlib.machinery': '''
        DEBUG_BYTECODE_SUFFIXES OPTIMIZED_BYTECODE_SUFFIXES WindowsRegistryFinder NamespaceLoader''',
    'importlib.metadata': '''
        FreezableDefaultDict Pair method_cache pass_none always_iterable unique_everseen PackageMetadata SimplePath
        suppress import_module MetaPathFinder starmap List Mapping Optional Union Sectioned DeprecatedTuple
        EntryPoint DeprecatedList EntryPoints Deprecated SelectableGroups PackagePath FileHash DistributionFinder
        FastPath Lookup Prepared MetadataPathFinder PathDistribution _unique _top_level_declared _top_level_inferred''',
    'importlib.resources': '''
        Package contents Resource ResourceReader''',
    'importlib.util': '''
        Loader _resolve_name _find_spec _RAW_MAGIC_NUMBER cache_from_source decode_source source_from_cache
        contextmanager source_hash _find_spec_from_path _module_to_load set_package set_loader module_for_loader
        _LazyModule''',
    'inspect': '''
        iskeyword attrgetter namedtuple OrderedDict TPFLAGS_IS_ABSTRACT _has_code_flag ismethodwrapper _getmembers
        Attribute classify_class_attrs indentsize _findclass _finddoc modulesbyfile _filesbymodname
        ClassFoundException _ClassFinder EndOfBlock BlockFinder walktree getclasstree Arguments getargs ArgInfo
        getargvalues formatannotationrelativeto formatargvalues _missing_arguments _too_many getclosurevars
        _Traceback _get_code_position_from_tb _get_code_position getlineno _FrameInfo getinnerframes _static_getmro
        _check_instance _check_class _is_type _shadowed_dict GEN_CREATED GEN_RUNNING GEN_SUSPENDED GEN_CLOSED
        getgeneratorstate getgeneratorlocals CORO_CREATED CORO_RUNNING CORO_SUSPENDED CORO_CLOSED getcoroutinestate
        getcoroutinelocals _NonUserDefinedCallables _signature_get_user_defined_method _signature_get_partial
        _signature_bound_method _signature_is_builtin _signature_is_functionlike _signature_strip_non_python_syntax
        _signature_fromstr _signature_from_builtin _signature_from_function _signature_from_callable _main''',
    'io': '''
        BlockingIOError BufferedRWPair IncrementalNewlineDecoder''',
    'itertools': '''
        _grouper _tee _tee_dataobject''',
    'json': '''
        _default_encoder _default_decoder''',
    'json.decoder': '''
        c_scanstring FLAGS STRINGCHUNK BACKSLASH _decode_uXXXX py_scanstring WHITESPACE WHITESPACE_STR JSONObject
        JSONArray''',
    'json.encoder': '''
        c_encode_basestring_ascii c_encode_basestring c_make_encoder ESCAPE ESCAPE_ASCII HAS_UTF8 ESCAPE_DCT
        INFINITY py_encode_basestring py_encode_basestring_ascii _make_iterencode''',
    'linecache': '''
        updatecache''',
    'locale': '''
        _builtin_str _strcoll _strxfrm strcoll gettext dgettext dcgettext textdomain bindtextdomain
        bind_textdomain_codeset CHAR_MAX DAY_1 DAY_2 DAY_3 DAY_4 DAY_5 DAY_6 DAY_7 ABDAY_1 ABDAY_2 ABDAY_3 ABDAY_4
        ABDAY_5 ABDAY_6 ABDAY_7 MON_1 MON_2 MON_3 MON_4 MON_5 MON_6 MON_7 MON_8 MON_9 MON_10 MON_11 MON_12 ABMON_1
        ABMON_2 ABMON_3 ABMON_4 ABMON_5 ABMON_6 ABMON_7 ABMON_8 ABMON_9 ABMON_10 ABMON_11 ABMON_12 RADIXCHAR THOUSEP
        CRNCYSTR D_T_FMT D_FMT T_FMT AM_STR PM_STR T_FMT_AMPM ERA ERA_D_FMT ERA_D_T_FMT ERA_T_FMT ALT_DIGITS YESEXPR
        NOEXPR _localeconv _override_localeconv _grouping_intervals _group _strip_padding _percent_re _format
        _localize format str delocalize localize _test _setlocale _replace_encoding _append_modifier normalize
        _parse_localename _build_localename resetlocale locale_encoding_alias locale_alias windows_locale
        _print_locale''',
    'logging': '''
        GenericAlias Template _startTime currentframe _srcfile _is_internal_frame _checkLevel _lock _acquireLock
        _releaseLock _at_fork_reinit_lock_weakset _register_at_fork_reinit_lock _after_at_fork_child_reinit_locks
        _logRecordFactory _str_formatter _defaultFormatter _removeHandlerRef _addHandlerRef _loggerClass''',
    'logging.config': '''
        ThreadingTCPServer StreamRequestHandler DEFAULT_LOGGING_CONFIG_PORT RESET_ERROR _listener _strip_spaces
        _create_formatters _install_handlers _handle_existing_loggers _install_loggers _clearExistingHandlers
        IDENTIFIER valid_ident ConvertingMixin ConvertingDict ConvertingList ConvertingTuple BaseConfigurator
        DictConfigurator dictConfigClass listen stopListening''',
    'logging.handlers': '''
        ST_DEV ST_INO ST_MTIME DEFAULT_UDP_LOGGING_PORT DEFAULT_HTTP_LOGGING_PORT DEFAULT_SOAP_LOGGING_PORT
        SYSLOG_UDP_PORT SYSLOG_TCP_PORT _MIDNIGHT NTEventLogHandler''',
    'multiprocessing': '''
        BufferTooShort allow_connection_pickling set_executable set_forkserver_preload SUBDEBUG SUBWARNING''',
    'multiprocessing.pool': '''
        get_context wait INIT RUN CLOSE TERMINATE job_counter mapstar starmapstar RemoteTraceback
        ExceptionWithTraceback rebuild_exc MaybeEncodingError worker _helper_reraises_exception _PoolCache
        ApplyResult MapResult IMapIterator IMapUnorderedIterator''',
    'multiprocessing.shared_memory': '''
        partial _USE_POSIX _O_CREX _SHM_SAFE_NAME_LENGTH _SHM_NAME_PREFIX _make_filename _encoding ShareableList''',
    'operator': '''
        _abs''',
    'os': '''
        _check_methods GenericAlias _exists _get_exports_list ttyname fchmod fchown lchown chroot ctermid
        getpriority setpriority posix_spawn posix_spawnp copy_file_range splice register_at_fork
        sched_get_priority_max sched_get_priority_min sched_getparam sched_getscheduler sched_rr_get_interval
        sched_setparam sched_setscheduler sched_yield openpty login_tty forkpty getgrouplist getgroups killpg setuid
        seteuid setreuid setgid setegid setregid setgroups initgroups getpgid setpgrp wait wait3 wait4 waitid
        pidfd_open getsid setsid setpgid tcgetpgrp tcsetpgrp closerange device_encoding lockf lseek read readv pread
        preadv write writev pwrite pwritev sendfile fstat pipe pipe2 mkfifo mknod major minor makedev ftruncate
        truncate posix_fallocate posix_fadvise fchdir fdatasync WCOREDUMP WIFCONTINUED WIFSTOPPED WIFSIGNALED
        WIFEXITED WEXITSTATUS WTERMSIG WSTOPSIG fstatvfs statvfs confstr fpathconf pathconf setresuid setresgid
        getresuid getresgid getxattr setxattr removexattr listxattr get_inheritable set_inheritable get_blocking
        set_blocking memfd_create eventfd eventfd_read eventfd_write waitstatus_to_exitcode NGROUPS_MAX TMP_MAX
        WCONTINUED WUNTRACED O_NDELAY O_DSYNC O_RSYNC O_SYNC O_NOCTTY O_LARGEFILE O_PATH O_TMPFILE PRIO_PROCESS
        PRIO_PGRP PRIO_USER O_CLOEXEC O_ACCMODE O_FSYNC SEEK_HOLE SEEK_DATA O_ASYNC O_DIRECT O_DIRECTORY O_NOFOLLOW
        O_NOATIME EX_USAGE EX_DATAERR EX_NOINPUT EX_NOUSER EX_NOHOST EX_UNAVAILABLE EX_SOFTWARE EX_OSERR EX_OSFILE
        EX_CANTCREAT EX_IOERR EX_TEMPFAIL EX_PROTOCOL EX_NOPERM EX_CONFIG ST_RDONLY ST_NOSUID ST_NODEV ST_NOEXEC
        ST_SYNCHRONOUS ST_MANDLOCK ST_WRITE ST_APPEND ST_NOATIME ST_NODIRATIME ST_RELATIME POSIX_FADV_NORMAL
        POSIX_FADV_SEQUENTIAL POSIX_FADV_RANDOM POSIX_FADV_NOREUSE POSIX_FADV_WILLNEED POSIX_FADV_DONTNEED P_PID
        P_PGID P_ALL P_PIDFD WEXITED WNOWAIT WSTOPPED CLD_EXITED CLD_KILLED CLD_DUMPED CLD_TRAPPED CLD_STOPPED
        CLD_CONTINUED F_LOCK F_TLOCK F_ULOCK F_TEST RWF_DSYNC RWF_HIPRI RWF_SYNC RWF_NOWAIT RWF_APPEND SPLICE_F_MOVE
        SPLICE_F_NONBLOCK SPLICE_F_MORE POSIX_SPAWN_OPEN POSIX_SPAWN_CLOSE POSIX_SPAWN_DUP2 SCHED_OTHER SCHED_FIFO
        SCHED_RR SCHED_BATCH SCHED_IDLE SCHED_RESET_ON_FORK XATTR_CREATE XATTR_REPLACE XATTR_SIZE_MAX RTLD_LAZY
        RTLD_NOW RTLD_GLOBAL RTLD_LOCAL RTLD_NODELETE RTLD_NOLOAD RTLD_DEEPBIND GRND_RANDOM GRND_NONBLOCK
        MFD_CLOEXEC MFD_ALLOW_SEALING MFD_HUGETLB MFD_HUGE_SHIFT MFD_HUGE_MASK MFD_HUGE_64KB MFD_HUGE_512KB
        MFD_HUGE_1MB MFD_HUGE_2MB MFD_HUGE_8MB MFD_HUGE_16MB MFD_HUGE_32MB MFD_HUGE_256MB MFD_HUGE_512MB
        MFD_HUGE_1GB MFD_HUGE_2GB MFD_HUGE_16GB EFD_CLOEXEC EFD_NONBLOCK EFD_SEMAPHORE pathconf_names confstr_names
        sysconf_names waitid_result statvfs_result sched_param times_result supports_dir_fd supports_effective_ids
        supports_fd supports_follow_symlinks _walk fwalk _fwalk _execvpe MutableMapping Mapping
        supports_bytes_environ environb getenvb P_NOWAITO _spawnvef _wrap_close fdopen _fspath''',
    'pathlib': '''
        Sequence ENOENT ENOTDIR EBADF ELOOP attrgetter S_ISDIR S_ISLNK S_ISREG S_ISSOCK S_ISBLK S_ISCHR S_ISFIFO
        urlquote_from_bytes _WINERROR_NOT_READY _WINERROR_INVALID_NAME _WINERROR_CANT_RESOLVE_FILENAME
        _IGNORED_ERRNOS _IGNORED_WINERRORS _ignore_error _is_wildcard_pattern _Flavour _WindowsFlavour _PosixFlavour
        _windows_flavour _posix_flavour _make_selector _Selector _TerminatingSelector _PreciseSelector
        _WildcardSelector _RecursiveWildcardSelector _PathParents''',
    'pickle': '''
        FunctionType dispatch_table _extension_registry _inverted_registry _extension_cache islice partial maxsize
        pack unpack PickleBuffer _HAVE_PICKLE_BUFFER bytes_types format_version compatible_formats _Stop PyStringMap
        MARK STOP POP POP_MARK DUP FLOAT INT BININT BININT1 LONG BININT2 NONE PERSID BINPERSID REDUCE STRING
        BINSTRING SHORT_BINSTRING UNICODE BINUNICODE APPEND BUILD GLOBAL DICT EMPTY_DICT APPENDS GET BINGET INST
        LONG_BINGET LIST EMPTY_LIST OBJ PUT BINPUT LONG_BINPUT SETITEM TUPLE EMPTY_TUPLE SETITEMS BINFLOAT TRUE
        FALSE PROTO NEWOBJ EXT1 EXT2 EXT4 TUPLE1 TUPLE2 TUPLE3 NEWTRUE NEWFALSE LONG1 LONG4 _tuplesize2code BINBYTES
        SHORT_BINBYTES SHORT_BINUNICODE BINUNICODE8 BINBYTES8 EMPTY_SET ADDITEMS FROZENSET NEWOBJ_EX STACK_GLOBAL
        MEMOIZE FRAME BYTEARRAY8 NEXT_BUFFER READONLY_BUFFER _Framer _Unframer _getattribute whichmodule encode_long
        decode_long _Pickler _Unpickler _dump _dumps _loads _test''',
    'pkgutil': '''
        namedtuple simplegeneric ModuleType _get_spec read_code iter_importer_modules _iter_file_finder_modules
        _import_imp ImpImporter ImpLoader zipimporter iter_zipimport_modules get_importer iter_importers get_loader
        _NAME_PATTERN''',
    'platform': '''
        _ver_stages _component_re _comparable_version _libc_search _norm_version _ver_output _syscmd_ver
        _WIN32_CLIENT_RELEASES _WIN32_SERVER_RELEASES win32_is_iot win32_edition _mac_ver_xml _java_getprop java_ver
        system_alias _platform _node _follow_symlinks _syscmd_file _default_architecture _get_machine_win32
        _Processor _unknown_as_blank _uname_cache _sys_version_parser _ironpython_sys_version_parser
        _ironpython26_sys_version_parser _pypy_sys_version_parser _sys_version_cache _sys_version python_branch
        python_revision _platform_cache _os_release_line _os_release_unescape _os_release_candidates
        _os_release_cache _parse_os_release''',
    'posixpath': '''
        samestat _get_sep _varprog _varprogb _path_normpath _joinrealpath''',
    'pprint': '''
        _StringIO _safe_key _safe_tuple _builtin_scalars _recursion _perfcheck _wrap_bytes_repr''',
    'profile': '''
        _Utils main''',
    'pstats': '''
        StrEnum _simple_enum cmp_to_key dataclass Dict FunctionProfile StatsProfile TupleComp func_strip_path
        func_get_function_name func_std_string add_func_stats add_callers count_calls f8''',
    'pydoc': '''
        deque Repr format_exception_only pathdirs _findclass _finddoc _getowndoc _getdoc getdoc splitdoc classname
        isdata replace cram _re_stripid stripid _is_bound_method allmethods _split_list _future_feature_names
        visiblename classify_class_attrs sort_attributes ispackage source_synopsis synopsis importfile Doc HTMLRepr
        HTMLDoc TextRepr TextDoc _PlainTextDoc pager getpager plain pipepager tempfilepager _escape_stdout ttypager
        plainpager describe text plaintext html render_doc doc writedoc writedocs Helper help ModuleScanner apropos
        _start_server _url_handler browse ispath _get_revised_path _adjust_cli_sys_path cli''',
    'queue': '''
        heappush heappop time _PySimpleQueue''',
    'random': '''
        _warn _log _exp _pi _e _ceil _sqrt _acos _cos _sin TWOPI _floor _isfinite _urandom _Set _Sequence
        _accumulate _repeat _bisect _sha512 NV_MAGICCONST LOG4 SG_MAGICCONST BPF RECIP_BPF _ONE _test_generator
        _test''',
    're': '''
        _special_chars_map _MAXCACHE _compile _compile_repl _expand _subx _pickle Scanner''',
    'reprlib': '''
        islice get_ident _possibly_sorted''',
    'resource': '''
        prlimit error struct_rusage RLIMIT_FSIZE RLIMIT_CORE RLIMIT_OFILE RLIMIT_RSS RLIMIT_NPROC RLIMIT_MEMLOCK
        RLIMIT_MSGQUEUE RLIMIT_NICE RLIMIT_RTPRIO RLIMIT_RTTIME RLIMIT_SIGPENDING RUSAGE_THREAD''',
    'secrets': '''
        _sysrand''',
    'shelve': '''
        DEFAULT_PROTOCOL Pickler Unpickler BytesIO _ClosedDict BsdDbShelf DbfilenameShelf''',
    'shlex': '''
        deque StringIO shlex _find_unsafe _print_tokens''',
    'shutil': '''
        _ZLIB_SUPPORTED _BZ2_SUPPORTED _LZMA_SUPPORTED _WINDOWS nt COPY_BUFSIZE _USE_CP_SENDFILE _HAS_FCOPYFILE
        _WIN_DEFAULT_PATHEXT SpecialFileError ExecError ReadError RegistryError _GiveupOnFastCopy
        _fastcopy_fcopyfile _fastcopy_sendfile _copyfileobj_readinto _samefile _stat _islink _copyxattr _copytree
        _rmtree_isdir _rmtree_islink _rmtree_unsafe _rmtree_safe_fd _use_fd_functions _basename _destinsrc
        _is_immutable _get_gid _get_uid _make_tarball _make_zipfile _ARCHIVE_FORMATS get_archive_formats
        register_archive_format unregister_archive_format get_unpack_formats _check_unpack_options
        register_unpack_format unregister_unpack_format _ensure_directory _unpack_zipfile _unpack_tarfile
        _UNPACK_FORMATS _find_unpack_format _ntuple_diskusage chown _access_check''',
    'signal': '''
        pidfd_send_signal pthread_kill sigwait sigwaitinfo sigtimedwait struct_siginfo _int_to_enum _enum_to_int''',
    'site': '''
        USER_SITE USER_BASE _trace makepath abs_paths removeduppaths _init_pathinfo addpackage check_enableusersite
        _getuserbase _get_path getuserbase addusersitepackages addsitepackages setquit setcopyright sethelper
        enablerlcompleter venv execsitecustomize execusercustomize main _script''',
    'stat': '''
        S_IFDOOR S_IFPORT S_IFWHT S_ISCHR S_ISBLK S_ISFIFO S_ISSOCK S_ISDOOR S_ISPORT S_ISWHT S_ENFMT S_IREAD
        S_IWRITE S_IEXEC UF_NODUMP UF_IMMUTABLE UF_APPEND UF_OPAQUE UF_NOUNLINK UF_COMPRESSED UF_HIDDEN SF_ARCHIVED
        SF_IMMUTABLE SF_APPEND SF_NOUNLINK SF_SNAPSHOT _filemode_table filemode FILE_ATTRIBUTE_ARCHIVE
        FILE_ATTRIBUTE_COMPRESSED FILE_ATTRIBUTE_DEVICE FILE_ATTRIBUTE_DIRECTORY FILE_ATTRIBUTE_ENCRYPTED
        FILE_ATTRIBUTE_HIDDEN FILE_ATTRIBUTE_INTEGRITY_STREAM FILE_ATTRIBUTE_NORMAL
        FILE_ATTRIBUTE_NOT_CONTENT_INDEXED FILE_ATTRIBUTE_NO_SCRUB_DATA FILE_ATTRIBUTE_OFFLINE
        FILE_ATTRIBUTE_READONLY FILE_ATTRIBUTE_REPARSE_POINT FILE_ATTRIBUTE_SPARSE_FILE FILE_ATTRIBUTE_SYSTEM
        FILE_ATTRIBUTE_TEMPORARY FILE_ATTRIBUTE_VIRTUAL''',
    'statistics': '''
        Fraction Decimal groupby repeat bisect_left bisect_right hypot fabs exp erf tau log reduce mul Counter
        namedtuple defaultdict _SQRT2 _sum _ss _isfinite _coerce _exact_ratio _fail_neg _integer_sqrt_of_frac_rto
        _sqrt_bit_width _float_sqrt_of_frac _decimal_sqrt_of_frac median_grouped _mean_stdev _normal_dist_inv_cdf''',
    'string': '''
        _ChainMap _sentinel_dict''',
    'struct': '''
        _clearcache''',
    'subprocess': '''
        _time _mswindows _can_fork_exec _fork_exec _waitpid _waitstatus_to_exitcode _WIFSTOPPED _WSTOPSIG _WNOHANG
        _PIPE_BUF _PopenSelector _active _cleanup _optim_args_from_interpreter_flags _args_from_interpreter_flags
        _text_encoding _use_posix_spawn _USE_POSIX_SPAWN _USE_VFORK''',
    'sys': '''
        breakpointhook _clear_type_cache _current_frames _current_exceptions getdlopenflags getallocatedblocks
        _getquickenedcount setdlopenflags call_tracing _debugmallocstats set_coroutine_origin_tracking_depth
        get_coroutine_origin_tracking_depth set_asyncgen_hooks get_asyncgen_hooks unraisablehook
        get_int_max_str_digits set_int_max_str_digits _git _framework stdlib_module_names abiflags thread_info
        _base_executable _xoptions _stdlib_dir _home''',
    'sysconfig': '''
        pardir realpath _ALWAYS_STR _INSTALL_SCHEMES _getuserbase _HAS_USER_BASE _SCHEME_KEYS _PY_VERSION
        _PY_VERSION_SHORT _PY_VERSION_SHORT_NO_DOT _PREFIX _BASE_PREFIX _EXEC_PREFIX _BASE_EXEC_PREFIX _CONFIG_VARS
        _USER_BASE _variable_rx _findvar1_rx _findvar2_rx _safe_realpath _PROJECT_BASE _sys_home is_python_build
        _PYTHON_BUILD _subst_vars _extend_dict _expand_vars _get_preferred_schemes get_preferred_scheme
        get_default_scheme _parse_makefile get_makefile_filename _get_sysconfigdata_name _generate_posix_vars
        _init_posix _init_non_posix parse_config_h get_config_h_filename get_scheme_names get_path_names
        expand_makefile_vars _print_dict _main''',
    'tempfile': '''
        _Random _allocate_lock _text_openflags _bin_openflags TMP_MAX _once_lock _exists _infer_return_type
        _sanitize_params _RandomNameSequence _candidate_tempdir_list _get_default_tempdir _name_sequence
        _get_candidate_names _mkstemp_inner gettempprefixb _gettempdir gettempdirb _TemporaryFileCloser
        _TemporaryFileWrapper _O_TMPFILE_WORKS''',
    'textwrap': '''
        _whitespace _whitespace_only_re _leading_whitespace_re''',
    'threading': '''
        _time WeakSet _islice _count _deque _start_new_thread _allocate_lock _set_sentinel _HAVE_THREAD_NATIVE_ID
        _CRLock _profile_hook _trace_hook getprofile gettrace _PyRLock _newname _active_limbo_lock _active _limbo
        _dangling _shutdown_locks_lock _shutdown_locks _maintain_shutdown_locks ExceptHookArgs
        _make_invoke_excepthook _DummyThread activeCount _enumerate _threading_atexits _SHUTTING_DOWN
        _register_atexit _main_thread _shutdown _after_fork''',
    'time': '''
        clock_gettime_ns clock_settime clock_settime_ns clock_getres pthread_getcpuclockid CLOCK_MONOTONIC_RAW
        CLOCK_THREAD_CPUTIME_ID CLOCK_BOOTTIME CLOCK_TAI _STRUCT_TM_ITEMS''',
    'timeit': '''
        dummy_src_name _globals template reindent main''',
    'traceback': '''
        suppress _cause_message _context_message _Sentinel _sentinel _parse_value_tb _format_final_exc_line
        _safe_string _walk_tb_with_full_positions _get_code_position _RECURSIVE_CUTOFF
        _byte_offset_to_character_offset _Anchors _extract_caret_anchors_from_line_segment _WIDE_CHAR_SPECIFIERS
        _display_width _ExceptionPrintContext''',
    'tracemalloc': '''
        Sequence Iterable total_ordering get_traceback_limit get_tracemalloc_memory _get_object_traceback
        _get_traces _format_size Statistic StatisticDiff _compare_grouped_stats Frame Traceback get_object_traceback
        Trace _Traces _normalize_filename BaseFilter Filter DomainFilter Snapshot''',
    'types': '''
        _cell_factory _calculate_meta _GeneratorWrapper''',
    'typing': '''
        abstractmethod ABCMeta defaultdict WrapperDescriptorType MethodWrapperType MethodDescriptorType GenericAlias
        _idfunc _type_convert _type_check _is_param_expr _should_unflatten_callable_args _collect_parameters
        _check_generic _unpack_args _deduplicate _remove_dups_flatten _flatten_literal_params _cleanups _tp_cache
        _eval_type _Final _Immutable _NotIterable _LiteralSpecialForm _is_unpacked_typevartuple _is_typevar_like
        _PickleUsingNameMixin _BoundVarianceMixin _is_dunder _BaseGenericAlias _SpecialGenericAlias
        _CallableGenericAlias _CallableType _TupleType _UnionGenericAlias _value_and_type_iter _LiteralGenericAlias
        _ConcatenateGenericAlias _UnpackGenericAlias _TypingEllipsis _TYPING_INTERNALS _SPECIAL_NAMES
        EXCLUDED_ATTRIBUTES _get_protocol_attrs _is_callable_members_only _no_init_or_replace_init _caller
        _allow_reckless_class_checks _PROTO_ALLOWLIST _ProtocolMeta _AnnotatedAlias _allowed_types
        _strip_annotations _ASSERT_NEVER_REPR_MAX_LENGTH _overload_registry T KT VT T_co V_co VT_co T_contra CT_co
        _alias _make_nmtuple _prohibited _special NamedTupleMeta _NamedTuple _namedtuple_mro_entries _TypedDictMeta
        _TypedDict _DeprecatedType io re''',
    'unicodedata': '''
        decimal digit numeric mirrored east_asian_width decomposition name lookup UCD ucd_3_2_0 _ucnhash_CAPI''',
    'unittest': '''
        doModuleCleanups installHandler registerResult removeResult removeHandler makeSuite getTestCaseNames
        findTestCases _TextTestResult load_tests''',
    'urllib.parse': '''
        namedtuple uses_relative uses_netloc uses_params non_hierarchical uses_query uses_fragment scheme_chars
        _WHATWG_C0_CONTROL_OR_SPACE _UNSAFE_URL_BYTES_TO_REMOVE clear_cache _implicit_encoding _implicit_errors
        _noop _encode_result _decode_args _coerce_args _ResultMixinStr _ResultMixinBytes _NetlocResultMixinBase
        _NetlocResultMixinStr _NetlocResultMixinBytes _DefragResultBase _SplitResultBase _ParseResultBase ResultBase
        DefragResultBytes SplitResultBytes ParseResultBytes _splitparams _splitnetloc _checknetloc
        _check_bracketed_host _hexdig _hextobyte _asciire _ALWAYS_SAFE _ALWAYS_SAFE_BYTES _Quoter
        _byte_quoter_factory to_bytes _to_bytes unwrap splittype _typeprog _splittype splithost _hostprog _splithost
        splituser _splituser splitpasswd _splitpasswd splitport _portprog _splitport splitnport _splitnport
        splitquery _splitquery splittag _splittag splitattr _splitattr splitvalue _splitvalue''',
    'urllib.request': '''
        URLError HTTPError ContentTooShortError urlparse urlsplit urljoin unwrap quote unquote _splittype _splithost
        _splitport _splituser _splitpasswd _splitattr _splitquery _splitvalue _splittag _to_bytes unquote_to_bytes
        urlunparse addinfourl addclosehook _have_ssl _opener _url_tempfiles _cut_port_re request_host
        HTTPErrorProcessor HTTPDefaultErrorHandler _parse_proxy HTTPPasswordMgr HTTPPasswordMgrWithDefaultRealm
        HTTPPasswordMgrWithPriorAuth AbstractBasicAuthHandler HTTPBasicAuthHandler ProxyBasicAuthHandler
        _randombytes AbstractDigestAuthHandler HTTPDigestAuthHandler ProxyDigestAuthHandler AbstractHTTPHandler
        UnknownHandler parse_keqv_list parse_http_list FileHandler _safe_gethostbyname FTPHandler CacheFTPHandler
        DataHandler MAXFTPCACHE ftpcache URLopener FancyURLopener _localhost localhost _thishost thishost _ftperrors
        ftperrors _noheaders noheaders ftpwrapper getproxies_environment proxy_bypass_environment
        _proxy_bypass_macosx_sysconf proxy_bypass''',
    'uuid': '''
        Enum _simple_enum _platform_system _AIX _LINUX _MAC_DELIM _MAC_OMITS_LEADING_ZEROES RESERVED_MICROSOFT
        RESERVED_FUTURE int_ bytes_ SafeUUID _get_command_stdout _is_universal _find_mac_near_keyword _parse_mac
        _find_mac_under_heading _ifconfig_getnode _ip_getnode _arp_getnode _lanscan_getnode _netstat_getnode
        _ipconfig_getnode _netbios_getnode _generate_time_safe _UuidCreate _has_uuid_generate_time_safe
        _load_system_functions _unix_getnode _windll_getnode _random_getnode _OS_GETTERS _GETTERS _node
        _last_timestamp''',
    'warnings': '''
        _showwarnmsg_impl _formatwarnmsg_impl _showwarning_orig _showwarnmsg _formatwarning_orig _formatwarnmsg
        _OptionError _processoptions _setoption _getaction _getcategory _is_internal_frame _next_external_frame
        _DEPRECATED_MSG _deprecated _warn_unawaited_coroutine _onceregistry _filters_mutated''',
    'weakref': '''
        _remove_dead_weakref _IterationGuard''',
    'zipfile': '''
        crc32 ZIP64_LIMIT ZIP_FILECOUNT_LIMIT ZIP_MAX_COMMENT DEFAULT_VERSION ZIP64_VERSION BZIP2_VERSION
        LZMA_VERSION MAX_EXTRACT_VERSION structEndArchive stringEndArchive sizeEndCentDir _ECD_SIGNATURE
        _ECD_DISK_NUMBER _ECD_DISK_START _ECD_ENTRIES_THIS_DISK _ECD_ENTRIES_TOTAL _ECD_SIZE _ECD_OFFSET
        _ECD_COMMENT_SIZE _ECD_COMMENT _ECD_LOCATION structCentralDir stringCentralDir sizeCentralDir _CD_SIGNATURE
        _CD_CREATE_VERSION _CD_CREATE_SYSTEM _CD_EXTRACT_VERSION _CD_EXTRACT_SYSTEM _CD_FLAG_BITS _CD_COMPRESS_TYPE
        _CD_TIME _CD_DATE _CD_CRC _CD_COMPRESSED_SIZE _CD_UNCOMPRESSED_SIZE _CD_FILENAME_LENGTH
        _CD_EXTRA_FIELD_LENGTH _CD_COMMENT_LENGTH _CD_DISK_NUMBER_START _CD_INTERNAL_FILE_ATTRIBUTES
        _CD_EXTERNAL_FILE_ATTRIBUTES _CD_LOCAL_HEADER_OFFSET _MASK_ENCRYPTED _MASK_COMPRESS_OPTION_1
        _MASK_USE_DATA_DESCRIPTOR _MASK_COMPRESSED_PATCH _MASK_STRONG_ENCRYPTION _MASK_UTF_FILENAME structFileHeader
        stringFileHeader sizeFileHeader _FH_SIGNATURE _FH_EXTRACT_VERSION _FH_EXTRACT_SYSTEM
        _FH_GENERAL_PURPOSE_FLAG_BITS _FH_COMPRESSION_METHOD _FH_LAST_MOD_TIME _FH_LAST_MOD_DATE _FH_CRC
        _FH_COMPRESSED_SIZE _FH_UNCOMPRESSED_SIZE _FH_FILENAME_LENGTH _FH_EXTRA_FIELD_LENGTH
        structEndArchive64Locator stringEndArchive64Locator sizeEndCentDir64Locator structEndArchive64
        stringEndArchive64 sizeEndCentDir64 _CD64_SIGNATURE _CD64_DIRECTORY_RECSIZE _CD64_CREATE_VERSION
        _CD64_EXTRACT_VERSION _CD64_DISK_NUMBER _CD64_DISK_NUMBER_START _CD64_NUMBER_ENTRIES_THIS_DISK
        _CD64_NUMBER_ENTRIES_TOTAL _CD64_DIRECTORY_SIZE _CD64_OFFSET_START_CENTDIR _DD_SIGNATURE _EXTRA_FIELD_STRUCT
        _strip_extra _check_zipfile _EndRecData64 _EndRecData _crctable _gen_crc _ZipDecrypter LZMACompressor
        LZMADecompressor compressor_names _check_compression _get_compressor _get_decompressor _SharedFile _Tellable
        ZipExtFile _ZipWriteFile PyZipFile _parents _ancestry _dedupe _difference CompleteDirs FastLookup
        _extract_text_encoding main''',
}


def has(module, name):
    return name in _NAMES.get(module, '').split()


def lists(module):
    return module in _NAMES
