"""From the strokes of a pen to the 8 x 8 numbers that a network for digits reads; and varied copies of these.

The digits of the data set were drawn on paper and went through the programs of NIST (digits.txt): each was
stretched to 20 x 32 pixels, whatever its shape was, and its lines with it; it lost or got ink until it held about
as much as the others; it was sheared until its left edge stood upright; the ink in blocks of 4 x 4 was counted.
A drawing has to go the same way, or it looks like nothing the network knows.
"""

import math

import numpy as np

SIDE, WIDTH = 32, 20  # pixels: the height and the width of a digit
BLOCK = SIDE // 8
INK = 0.306  # share of the 32 x 32 pixels that is ink in the data set, whatever the digit
THINNEST, THICKEST = 0.04, 0.4  # pen, as a share of the drawing's height
HALVINGS = 6  # of the interval in which the pen's width lies
EDGE = 1 / 8  # of the height: where a drawing's upper and lower end are looked for
STEEPEST = 1.0  # slant that is straightened: to the side for one down
MOST_POINTS = 3000  # of a drawing, however long its strokes are
TINY = 1e-9  # so that a dot has a size, too
FARTHEST = 1e100  # coordinate; its square can still be computed
LINE = 0.25  # a drawing whose width is less than this share of its height, or the other way round, is a line


def to_image(strokes):
    """64 numbers from 0 (paper) to 1 (ink), for strokes as lists of points (x, y), y downwards, in any unit.

    ValueError: there is no point at all, or a stroke is no list of points.
    """
    points = straightened(along(strokes))
    thin, thick = THINNEST, THICKEST
    for _ in range(HALVINGS):
        pen = (thin + thick) / 2
        bitmap = dotted(*fitted(points, pen))
        thin, thick = (thin, pen) if bitmap.mean() > INK else (pen, thick)
    return bitmap.reshape(8, BLOCK, 8, BLOCK).mean(axis=(1, 3)).ravel()


def along(strokes):
    """Points at even distances along all strokes, `(n, 2)`: half a pixel apart once it is fitted."""
    lines = [np.asarray(stroke, float) for stroke in strokes if len(stroke)]
    if not lines:
        raise ValueError("There is nothing drawn.")
    if not all(line.ndim == 2 and line.shape[1] == 2 and (np.abs(line) < FARTHEST).all() for line in lines):
        raise ValueError("A stroke is a list of points (x, y), two ordinary numbers each.")
    ways = [np.append(0, np.cumsum(np.hypot(*np.diff(line, axis=0).T))) for line in lines]
    width, height = np.ptp(np.vstack(lines), axis=0)
    apart = max(max(height, LINE * width) / (2 * SIDE), sum(way[-1] for way in ways) / MOST_POINTS, 1e-9)
    return np.vstack([_at_even_distances(line, way, apart) for line, way in zip(lines, ways, strict=True)])


def _at_even_distances(line, way, apart):
    at = np.linspace(0, way[-1], int(way[-1] / apart) + 1)
    return np.column_stack([np.interp(at, way, line[:, 0]), np.interp(at, way, line[:, 1])])


def straightened(points):
    """Shear the drawing so that its left edge, from the upper to the lower end, stands upright."""
    x, y = points.T
    end = EDGE * np.ptp(y)
    aside = x[y >= y.max() - end].min() - x[y <= y.min() + end].min()
    slant = np.clip(aside / (np.ptp(y) + TINY), -STEEPEST, STEEPEST)
    return points - np.outer(y, [slant, 0])


def fitted(points, pen):
    """The drawing, stretched to the full width and height unless it is a line, and the pen's width and height."""
    low, size = points.min(axis=0), np.ptp(points, axis=0)
    pen = pen * max(size[1], LINE * size[0], TINY)
    scale = (WIDTH, SIDE) / np.maximum(size + pen, LINE * (size + pen)[::-1])
    return SIDE / 2 + (points - low - size / 2) * scale, pen * scale


def dotted(points, pen):
    """A bitmap of the shape (32, 32): True where a pixel's middle is under the pen, an ellipse, at some point."""
    reach = math.ceil(max(pen) / 2)
    pixels = np.floor(points).astype(int)[:, :, None] + np.arange(-reach, reach + 1)  # those around each point
    away = (pixels + 0.5 - points[:, :, None]) / (pen[:, None] / 2)
    across, down = (away**2).swapaxes(0, 1)
    point, i, j = np.nonzero(down[:, :, None] + across[:, None, :] <= 1)
    bitmap = np.zeros((SIDE + 2 * reach, SIDE + 2 * reach), bool)
    bitmap[pixels[point, 1, i] + reach, pixels[point, 0, j] + reach] = True
    return bitmap[reach:-reach, reach:-reach]


def varied(images, shift=0.8, turn=12, zoom=0.12, slant=0.2, stretch=0.2):
    """A copy of each image, `(m, 64)`, moved, turned, zoomed, slanted and stretched a little at random.

    `shift` is in pixels of the image, `turn` in degrees, the others are shares; each is the most to either side.
    ValueError: there are not 64 numbers in each image.
    """
    images = np.asarray(images, float)
    if images.ndim != 2 or images.shape[1] != 64:
        raise ValueError(
            f"Images of 64 numbers each are needed, one a row, not an array of the shape {images.shape}."
        )

    def some(most):
        return np.random.uniform(-most, most, (len(images), 1, 1))

    across = np.arange(8) - 3.5
    y, x = np.meshgrid(across, across, indexing="ij")
    angle, zoomed = np.radians(some(turn)), 1 + some(zoom)
    u, v = (np.cos(angle) * x + np.sin(angle) * y) / zoomed, (np.cos(angle) * y - np.sin(angle) * x) / zoomed
    u, v = u / (1 + some(stretch)) + some(slant) * y + some(shift), v + some(shift)
    return _looked_up(images.reshape(-1, 8, 8), v + 3.5, u + 3.5).reshape(-1, 64)


def _looked_up(images, down, across):
    """The images' values at places between their pixels; there is paper around them."""
    around = 3
    padded = np.pad(images, ((0, 0), (around, around), (around, around)))
    last = padded.shape[1] - 1
    down, across = np.clip(down + around, 0, last - 1e-3), np.clip(across + around, 0, last - 1e-3)
    i, j, k = down.astype(int), across.astype(int), np.arange(len(images)).reshape(-1, 1, 1)
    s, t = down - i, across - j
    above = padded[k, i, j] * (1 - t) + padded[k, i, j + 1] * t
    below = padded[k, i + 1, j] * (1 - t) + padded[k, i + 1, j + 1] * t
    return above * (1 - s) + below * s
