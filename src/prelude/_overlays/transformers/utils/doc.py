"""Laid over the installed module: documentation that is put together from sources has no part in shapes."""


def _leave_alone(*_texts, **_options):
    return lambda described: described


add_start_docstrings = add_start_docstrings_to_model_forward = add_end_docstrings = _leave_alone
replace_return_docstrings = add_code_sample_docstrings = _leave_alone
