"""The box over HTTP: a WSGI application that keeps no cookie, address, agent or time, and writes no log of requests."""
