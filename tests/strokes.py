"""Drawings of digits as hands make them: strokes between a few points, turned, slanted and shaken at random."""

import numpy as np

SIDE = 280  # of the pad, in pixels
POINTS = 14  # of a stroke, between two of its corners
BEND, LINE = "bend", "line"
STYLES = {  # what differs from a usual drawing
    "usual": {},
    "narrow": {"width": 0.36},  # about four times as high as wide
    "wide": {"width": 1.6},
    "small": {"height": (24, 40)},
    "leaning right": {"slant": 0.45},
    "leaning left": {"slant": -0.35},
    "turned": {"turn": 0.17},
    "shaky": {"shake": 2.5},
}


def arc(x, y, across, down, start, end):
    """Corners on an ellipse around (x, y); angles in degrees, 0 to the right, 90 downwards."""
    angle = np.radians(np.linspace(start, end, 13))
    return np.column_stack([x + across * np.cos(angle), y + down * np.sin(angle)]).tolist()


# Ways to write each digit: strokes of a kind with their corners, x to the right and y downwards, both from 0 to 1.
OPEN_FOURS = [
    [(LINE, [(0.25, 0), (0.12, 0.58), (0.9, 0.58)]), (LINE, [(0.64, 0.22), (0.62, 1)])],
    [(LINE, [(0.2, 0), (0.15, 0.5), (0.75, 0.5)]), (LINE, [(0.75, 0), (0.72, 1)])],
    [(BEND, [(0.2, 0), (0.12, 0.3), (0.25, 0.52), (0.55, 0.52), (0.8, 0.45)]), (LINE, [(0.8, 0.02), (0.74, 1)])],
]
PLAIN_SEVENS = [
    [(LINE, [(0.12, 0.03), (0.85, 0.03), (0.4, 1)])],
    [(LINE, [(0.13, 0.18), (0.15, 0.02), (0.85, 0.03), (0.38, 1)])],
    [(LINE, [(0.1, 0.05), (0.82, 0.02)]), (BEND, [(0.82, 0.02), (0.6, 0.4), (0.48, 1)])],
]
WAYS = {
    0: [
        [(BEND, arc(0.5, 0.5, 0.35, 0.5, -90, -450))],
        [(BEND, arc(0.5, 0.5, 0.42, 0.5, -90, 285))],
        [(BEND, arc(0.5, 0.5, 0.3, 0.5, -50, -400))],
    ],
    1: [
        [(LINE, [(0.5, 0), (0.5, 1)])],
        [(LINE, [(0.3, 0.22), (0.55, 0), (0.55, 1)])],
        [(LINE, [(0.38, 0.13), (0.52, 0), (0.5, 1)])],
        [(LINE, [(0.32, 0.22), (0.52, 0), (0.52, 1)]), (LINE, [(0.22, 1), (0.8, 0.99)])],
    ],
    2: [
        [(BEND, [(0.15, 0.2), (0.45, 0), (0.8, 0.2), (0.7, 0.5), (0.3, 0.82), (0.1, 1), (0.5, 0.97), (0.9, 1)])],
        [
            (BEND, [(0.15, 0.22), (0.3, 0.03), (0.65, 0.02), (0.82, 0.25), (0.65, 0.55), (0.35, 0.8), (0.12, 1)]),
            (LINE, [(0.12, 1), (0.88, 0.98)]),
        ],
        [(BEND, [(0.15, 0.2), (0.5, 0), (0.8, 0.25), (0.55, 0.65), (0.22, 0.97), (0.14, 0.85), (0.4, 0.86),
                (0.9, 1)])],
    ],
    3: [
        [
            (BEND, [(0.15, 0.12), (0.5, 0), (0.8, 0.2), (0.65, 0.43), (0.4, 0.48)]),
            (BEND, [(0.4, 0.48), (0.75, 0.56), (0.85, 0.78), (0.5, 1), (0.12, 0.88)]),
        ],
        [
            (LINE, [(0.15, 0.03), (0.8, 0.03), (0.42, 0.42)]),
            (BEND, [(0.42, 0.42), (0.8, 0.55), (0.82, 0.85), (0.45, 1), (0.12, 0.9)]),
        ],
        [(BEND, [(0.18, 0.1), (0.55, 0), (0.78, 0.22), (0.4, 0.47), (0.82, 0.7), (0.55, 1), (0.12, 0.92)])],
    ],
    4: [
        [(LINE, [(0.4, 0), (0.1, 0.6), (0.9, 0.6)]), (LINE, [(0.65, 0.35), (0.65, 1)])],
        [(LINE, [(0.9, 0.64), (0.08, 0.64), (0.62, 0), (0.62, 1)])],
        *OPEN_FOURS,
    ],
    5: [
        [
            (LINE, [(0.8, 0.02), (0.25, 0.02), (0.2, 0.42)]),
            (BEND, [(0.2, 0.42), (0.55, 0.36), (0.85, 0.62), (0.6, 0.98), (0.12, 0.93)]),
        ],
        [(BEND, [(0.82, 0), (0.45, 0.03), (0.25, 0.2), (0.3, 0.4), (0.65, 0.5), (0.82, 0.75), (0.5, 1),
                (0.12, 0.92)])],
        [
            (LINE, [(0.25, 0.02), (0.2, 0.42)]),
            (BEND, [(0.2, 0.42), (0.55, 0.38), (0.84, 0.64), (0.58, 0.98), (0.12, 0.94)]),
            (LINE, [(0.25, 0.02), (0.85, 0)]),
        ],
    ],
    6: [
        [(BEND, [(0.7, 0), (0.35, 0.25), (0.17, 0.65), (0.35, 0.98), (0.72, 0.92), (0.8, 0.68),
                (0.55, 0.5), (0.22, 0.65)])],
        [(BEND, [(0.45, 0), (0.25, 0.4), (0.2, 0.75), (0.45, 1), (0.78, 0.85), (0.72, 0.6),
                (0.45, 0.55), (0.22, 0.72)])],
        [(BEND, [(0.6, 0), (0.3, 0.3), (0.16, 0.72), *arc(0.48, 0.74, 0.32, 0.26, 150, -200)])],
    ],
    7: [*PLAIN_SEVENS, [(LINE, [(0.12, 0.03), (0.85, 0.03), (0.42, 1)]), (LINE, [(0.35, 0.52), (0.82, 0.48)])]],
    8: [
        [(BEND, arc(0.5, 0.25, 0.27, 0.25, -90, -450)), (BEND, arc(0.5, 0.75, 0.34, 0.25, -90, -450))],
        [(BEND, [(0.5, 0.48), (0.22, 0.25), (0.5, 0), (0.78, 0.22), (0.5, 0.48), (0.18, 0.75), (0.5, 1),
                (0.82, 0.75), (0.5, 0.48)])],
        [(BEND, [(0.8, 0.12), (0.48, 0), (0.25, 0.22), (0.55, 0.5), (0.82, 0.78), (0.5, 1), (0.2, 0.78),
                (0.5, 0.48), (0.8, 0.15)])],
    ],
    9: [
        [(BEND, arc(0.48, 0.26, 0.3, 0.26, -20, -380)), (BEND, [(0.78, 0.2), (0.72, 0.6), (0.4, 1)])],
        [(BEND, [(0.78, 0.2), (0.5, 0), (0.2, 0.2), (0.35, 0.48), (0.7, 0.42), (0.78, 0.18)]),
                (LINE, [(0.78, 0.15), (0.72, 1)])],
        [(BEND, arc(0.46, 0.27, 0.3, 0.27, -30, -360)), (BEND, [(0.76, 0.27), (0.76, 0.7), (0.58, 0.98),
                (0.22, 0.95)])],
    ],
}  # fmt: skip


def drawing(digit, rng, way=None, turn=0.0, slant=0.05, width=1.0, height=(90, 240), shake=1.0):
    """The strokes of one drawing: arrays of the shape (points, 2), in pixels of the pad."""
    way = WAYS[digit][rng.integers(len(WAYS[digit]))] if way is None else way
    turn = rng.normal(turn * rng.choice([-1, 1]), 0.07)
    slant, width = rng.normal(slant, 0.12), width * np.exp(rng.normal(-0.05, 0.15))
    height = rng.uniform(*height)
    reach = max(0, SIDE - 10 - height * max(1, width)) / 2
    middle = SIDE / 2 + rng.uniform(-1, 1, 2) * reach
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    strokes = []
    for kind, corners in way:
        corners = np.asarray(corners) + rng.normal(0, 0.03, (len(corners), 2))
        points = (bent if kind == BEND else straight)(corners)
        points = (points + shake * wobble(len(points), rng) - 0.5) * [width, 1] @ turned.T
        points[:, 0] -= points[:, 1] * slant
        strokes.append(np.round(points * height + middle))
    return strokes


def drawings(each, seed, digits=range(10), **style):
    """`each` drawings of every digit, and the digits."""
    rng = np.random.default_rng(seed)
    labels = np.repeat(digits, each)
    return [drawing(digit, rng, **style) for digit in labels], labels


def straight(corners):
    """Points on the straight lines from corner to corner."""
    along = np.linspace(0, 1, POINTS)[:, None]
    return np.vstack([a + (b - a) * along for a, b in zip(corners, corners[1:], strict=False)])


def bent(corners):
    """Points on the curve of Catmull and Rom through all corners."""
    corners = np.vstack([2 * corners[0] - corners[1], corners, 2 * corners[-1] - corners[-2]])
    t = np.linspace(0, 1, POINTS)[:, None]
    pieces = []
    for a, b, c, d in zip(corners, corners[1:], corners[2:], corners[3:], strict=False):
        pieces.append(
            0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
        )
    return np.vstack(pieces)


def wobble(count, rng):
    """A slow shake of the hand, none at both ends."""
    walk = np.cumsum(rng.normal(size=(count, 2)), axis=0)
    return 0.006 * (walk - np.linspace(0, 1, count)[:, None] * walk[-1])
