"""What can go wrong with the Hub. docs: huggingface_hub.errors"""


class HfHubHTTPError(OSError):
    response = None
    server_message = None


class HFValidationError(ValueError):
    pass


class RepositoryNotFoundError(HfHubHTTPError):
    pass


class GatedRepoError(RepositoryNotFoundError):
    pass


class RevisionNotFoundError(HfHubHTTPError):
    pass


class BadRequestError(HfHubHTTPError, ValueError):
    pass


class EntryNotFoundError(Exception):
    pass


class RemoteEntryNotFoundError(HfHubHTTPError, EntryNotFoundError):
    pass


class LocalEntryNotFoundError(FileNotFoundError, EntryNotFoundError):
    pass


class OfflineModeIsEnabled(ConnectionError):
    pass


class StrictDataclassError(Exception):
    pass


class StrictDataclassDefinitionError(StrictDataclassError):
    pass


class StrictDataclassFieldValidationError(StrictDataclassError):
    def __init__(self, field, cause):
        super().__init__(f"Validation error for field '{field}':\n    {type(cause).__name__}: {cause}")


class StrictDataclassClassValidationError(StrictDataclassError):
    def __init__(self, validator, cause):
        super().__init__(f"Class validation error for validator '{validator}':\n    {type(cause).__name__}: {cause}")
