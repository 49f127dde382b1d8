"""Files from the Hub. docs: huggingface_hub.file_download"""

import re

from huggingface_hub import hf_hub_download, hf_hub_url, try_to_load_from_cache

REGEX_COMMIT_HASH = re.compile(r"^[0-9a-f]{40}$")
