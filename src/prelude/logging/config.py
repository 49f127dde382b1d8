"""Setting up loggers from a dict."""

import logging

_MADE = "logging.StreamHandler"


def _resolve(name):
    import importlib

    module, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module), attribute)


def _external(value):
    if isinstance(value, str) and value.startswith("ext://"):
        return _resolve(value[6:])
    return value


def dictConfig(config):
    if config.get("version") != 1:
        raise ValueError(f"Unsupported version: {config['version']}" if "version" in config
                         else "dictionary doesn't specify a version")
    formatters = {}
    for name, spec in config.get("formatters", {}).items():
        make = _resolve(spec["()"]) if isinstance(spec.get("()"), str) else spec.get("()")
        if make is not None:
            formatters[name] = make(**{key: value for key, value in spec.items() if key != "()"})
        else:
            formatters[name] = logging.Formatter(spec.get("format"), spec.get("datefmt"), spec.get("style", "%"))
    filters = {name: logging.Filter(spec.get("name", "")) for name, spec in config.get("filters", {}).items()}
    handlers = {}
    for name, spec in config.get("handlers", {}).items():
        spec = dict(spec)
        formatter, level = spec.pop("formatter", None), spec.pop("level", None)
        chosen = spec.pop("filters", ())
        make = spec.pop("()", None) or spec.pop("class", _MADE)
        handler = (_resolve(make) if isinstance(make, str) else make)(**{k: _external(v) for k, v in spec.items()})
        if formatter is not None:
            handler.setFormatter(formatters[formatter])
        if level is not None:
            handler.setLevel(level)
        for one in chosen:
            handler.addFilter(filters[one])
        handlers[name] = handler
    named = dict(config.get("loggers", {}))
    if "root" in config:
        named[""] = config["root"]
    for name, spec in named.items():
        logger = logging.getLogger(name)
        if spec.get("level") is not None:
            logger.setLevel(spec["level"])
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for one in spec.get("handlers", ()):
            logger.addHandler(handlers[one])
        for one in spec.get("filters", ()):
            logger.addFilter(filters[one])
        if name and "propagate" in spec:
            logger.propagate = bool(spec["propagate"])


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    pass
