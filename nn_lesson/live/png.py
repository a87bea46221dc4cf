"""A small PNG writer, several times faster than general ones."""

import struct
import zlib

import numpy as np

try:
    from isal import isal_zlib as quickest  # several times faster than zlib, and about as small
except ImportError:  # not made for this processor, or for the browser's Python
    quickest = zlib


def encode(rgba, smallest=False):
    """Encode pixels of the shape (height, width, 4), type uint8, as an opaque PNG: in the least time, or space.

    Source: the PNG specification, third edition (W3C, 2025).
    """
    height, width, _ = rgba.shape
    lines = np.zeros((height, 1 + 3 * width), np.uint8)  # each begins with 0: no filter, which is fastest
    for channel in range(3):  # five times faster than copying rgba[..., :3] at once
        lines[:, 1 + channel :: 3] = rgba[..., channel]
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # 8 bits a channel, RGB
    packed = zlib.compress(lines, 9) if smallest else quickest.compress(lines, 1)
    chunks = [(b"IHDR", header), (b"IDAT", packed), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def _chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
