"""Clients that cost little beside what they measure: one process, ready-made requests, connections that are kept."""

import select
import socket
import time
from collections.abc import Sequence
from contextlib import ExitStack

END = b"\r\n\r\n"


def posts(path: str, host: str, bodies: Sequence[bytes], *, headers: str = "") -> list[bytes]:
    """Whole requests, as they go over the wire."""
    head = f"POST {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Content-Length: "
    return [f"{head}{len(body)}\r\n\r\n".encode() + body for body in bodies]


def pressed(port: int, requests: Sequence[bytes], *, clients: int, status: int = 204) -> float:
    """Requests a second. Each client sends the next when its last was answered with that status and no body."""
    expected, rest, waiting = f"HTTP/1.1 {status} ".encode(), iter(requests), 0
    with ExitStack() as stack:
        poll = stack.enter_context(select.epoll())
        sockets = [stack.enter_context(socket.create_connection(("127.0.0.1", port), 60)) for _ in range(clients)]
        by_number = {one.fileno(): one for one in sockets}
        began = time.perf_counter()
        for one, request in zip(sockets, rest, strict=False):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            poll.register(one, select.EPOLLIN)
            one.sendall(request)
            waiting += 1
        while waiting:
            for number, _ in poll.poll(60):
                one = by_number[number]
                if not _answered(one).startswith(expected):
                    raise RuntimeError("not all were answered as they should be")
                if (following := next(rest, None)) is None:
                    waiting -= 1
                else:
                    one.sendall(following)
        return len(requests) / (time.perf_counter() - began)


def _answered(one: socket.socket) -> bytes:
    answer = b""
    while not answer.endswith(END):
        if not (more := one.recv(65536)):
            raise RuntimeError("the connection was closed")
        answer += more
    return answer
