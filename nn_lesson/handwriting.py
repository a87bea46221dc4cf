"""From the strokes of a pen to the 8 x 8 numbers that a network for digits reads; and varied copies of these.

The digits of the data set were drawn on paper, straightened, scaled to the full height of 32 pixels, and shrunk by
counting the ink in blocks of 4 x 4 (digits.txt). A drawing has to go the same way, or it looks like nothing the
network knows.
"""

import numpy as np

SIDE, WIDTH = 32, 20  # pixels: the height of a digit, and how wide it is at most
BLOCK = SIDE // 8
INK = 0.306  # share of the 32 x 32 pixels that is ink in the data set, whatever the digit
THINNEST, THICKEST = 1.5, 9.0  # pen, in these pixels
HALVINGS = 6  # of the interval in which the pen's width lies
STEEPEST = 0.6  # slant that is straightened: pixels to the side for a pixel down
FLAT = 0.25  # a drawing less high than this share of its width is a dash, and not blown up


def to_image(strokes):
    """64 numbers from 0 (paper) to 1 (ink), for strokes as lists of points (x, y), y downwards, in any unit.

    ValueError: there is no point at all.
    """
    starts, ends = straightened(*segments(strokes))
    thin, thick = THINNEST, THICKEST
    for _ in range(HALVINGS):
        pen = (thin + thick) / 2
        bitmap = drawn(*fitted(starts, ends, pen), pen)
        thin, thick = (thin, pen) if bitmap.mean() > INK else (pen, thick)
    return bitmap.reshape(8, BLOCK, 8, BLOCK).mean(axis=(1, 3)).ravel()


def segments(strokes):
    """Where the straight pieces of all strokes begin and end: two arrays of the shape (pieces, 2)."""
    lines = [np.asarray(stroke, float).reshape(-1, 2) for stroke in strokes if len(stroke)]
    if not lines:
        raise ValueError("There is nothing drawn.")
    lines = [line if len(line) > 1 else np.repeat(line, 2, axis=0) for line in lines]  # a dot begins where it ends
    return np.vstack([line[:-1] for line in lines]), np.vstack([line[1:] for line in lines])


def straightened(starts, ends):
    """Shear the pieces so that the drawing no longer leans to a side."""
    length = np.hypot(*(ends - starts).T) + 1e-9
    middles = (starts + ends) / 2
    x, y = (middles - np.average(middles, axis=0, weights=length)).T
    slant = np.clip(np.sum(length * x * y) / (np.sum(length * y * y) + 1e-9), -STEEPEST, STEEPEST)
    upright = np.array([[1, 0], [-slant, 1]])
    return starts @ upright, ends @ upright


def fitted(starts, ends, pen):
    """Scale and move the pieces so that, drawn with this pen, they fill the height but not more than the width."""
    points = np.vstack([starts, ends])
    low, size = points.min(axis=0), np.maximum(np.ptp(points, axis=0), 1e-6)
    across, down = (WIDTH - pen) / size[0], (SIDE - pen) / size[1]
    if size[1] < FLAT * size[0]:
        down = across
    scale = np.array([min(across, down), down])
    move = SIDE / 2 - (low + size / 2) * scale
    return starts * scale + move, ends * scale + move


def drawn(starts, ends, pen):
    """A bitmap of the shape (32, 32): True where a pixel's middle is within half a pen's width of a piece."""
    middles = np.arange(SIDE) + 0.5
    x, y = (grid.reshape(-1, 1) for grid in np.meshgrid(middles, middles))
    dx, dy = (ends - starts).T
    along = ((x - starts[:, 0]) * dx + (y - starts[:, 1]) * dy) / (dx * dx + dy * dy + 1e-9)
    along = np.clip(along, 0, 1)
    distance = np.hypot(x - starts[:, 0] - along * dx, y - starts[:, 1] - along * dy)
    return (distance.min(axis=1) <= pen / 2).reshape(SIDE, SIDE)


def varied(images, shift=0.8, turn=12, zoom=0.12, slant=0.2, stretch=0.2):
    """A copy of each image, `(m, 64)`, moved, turned, zoomed, slanted and stretched a little at random.

    `shift` is in pixels of the image, `turn` in degrees, the others are shares; each is the most to either side.
    """

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
