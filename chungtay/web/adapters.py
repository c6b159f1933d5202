"""Where the library that serves static files meets this house."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]  # it has no types

_IMPORTS = HashedFilesMixin._js_module_import_aggregation_patterns[1]  # type: ignore[attr-defined]  # Django has it


class HashedStatics(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # the library has no types
    """Files under names that change with what is in them.

    Our scripts import each other by these names too, so that a phone never mixes an old module with a new one; foreign
    scripts are left as they are (`support_js_module_import_aggregation` would read their comments as imports).
    """

    patterns = (*HashedFilesMixin.patterns, ("web/*.js", _IMPORTS))
