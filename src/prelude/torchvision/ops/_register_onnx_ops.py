"""Nothing is exported."""


def _register_custom_op():
    pass
