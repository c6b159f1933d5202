"""The WSGI door that granian opens."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chungtay.config.settings")
application = get_wsgi_application()

# What stands once the program is up stays: it is not walked through again at each collection, which else takes a
# twentieth of the time of a form. The addresses bring in the views, so they are read before.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
