"""Settings, addresses and the WSGI entry point: the only place that knows every capability."""
