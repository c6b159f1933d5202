"""Where the library that serves static files meets this house."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORTS = HashedFilesMixin._js_module_import_aggregation_patterns[1]


class HashedStatics(CompressedManifestStaticFilesStorage):
    """Files under names that change with what is in them.

    Our scripts import each other by these names too, so that a phone never mixes an old module with a new one; foreign
    scripts are left as they are (`support_js_module_import_aggregation` would read their comments as imports).
    """

    patterns = (*HashedFilesMixin.patterns, ("web/*.js", _IMPORTS))
