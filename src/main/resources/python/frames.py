"""Frames on a pipe: one byte that says the kind, four bytes of length, then that many bytes."""

import os
import struct

HEAD = struct.Struct(">cI")
MOST = 128 * 1024 * 1024  # no frame is longer; a longer one is a broken or hostile writer


def write(fd, kind, payload):
    """Writes one frame whole, however often the pipe takes less."""
    view = memoryview(HEAD.pack(kind, len(payload)) + payload)
    while view:
        view = view[os.write(fd, view):]


def read(fd):
    """The next frame as (kind, bytes), or None at the end of the pipe."""
    head = _exactly(fd, HEAD.size)
    if head is None:
        return None
    kind, length = HEAD.unpack(head)
    if length > MOST:
        raise ValueError("frame of %d bytes" % length)
    payload = _exactly(fd, length)
    return None if payload is None else (kind, payload)


def _exactly(fd, count):
    parts = []
    while count:
        part = os.read(fd, min(count, 1 << 20))
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


class Reader:
    """Frames out of chunks as they come."""

    def __init__(self):
        self._held = bytearray()

    def feed(self, chunk):
        """The frames that are whole now."""
        self._held += chunk
        found = []
        at = 0
        while len(self._held) - at >= HEAD.size:
            kind, length = HEAD.unpack_from(self._held, at)
            if length > MOST:
                raise ValueError("frame of %d bytes" % length)
            end = at + HEAD.size + length
            if len(self._held) < end:
                break
            found.append((kind, bytes(self._held[at + HEAD.size:end])))
            at = end
        del self._held[:at]
        return found
