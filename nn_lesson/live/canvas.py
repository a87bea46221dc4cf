"""A canvas that renders each word once and then copies it: text is the slowest part of a frame otherwise."""

import math
import re
from functools import lru_cache

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.font_manager import findfont, get_font

from nn_lesson.minus import with_minus

PIECES = re.compile(r"[^\s\d]+|.", re.DOTALL)  # a word or a digit: while a number changes, its digits recur
PLACES = 4  # within a pixel, along each side, where a piece may begin; so an eighth of a pixel is lost at most
REMEMBERED = 4096  # pieces, of a few kilobytes each
EXACT = 1e-6  # what rounding may add to a whole pixel
MARGIN = 3  # pixels around a piece, for glyphs that reach out of their place


class Canvas(FigureCanvasAgg):
    """Matplotlib's canvas, quicker with text."""

    _made_for = None

    def forget(self):
        """Give back the memory, several megabytes, until the next time something is drawn."""
        self.renderer = self._made_for = None

    def get_renderer(self):
        look = *self.figure.bbox.size, self.figure.dpi
        if self._made_for != look:
            self.renderer, self._made_for = Renderer(*look), look
        return self.renderer


class Renderer(RendererAgg):
    """Puts text together from pieces. It looks the same: kerning is for letters, not for digits and spaces."""

    def get_text_width_height_descent(self, s, prop, ismath):
        if ismath or not s:
            return super().get_text_width_height_descent(s, prop, ismath)
        font = _Font(prop, self.dpi)
        pieces = PIECES.findall(with_minus(s))
        widths, heights, descents = np.transpose([_extent(piece, font) for piece in pieces])
        return sum(widths), max(heights - descents) + max(descents), max(descents)

    def _get_font_height_metrics(self, prop):
        """Matplotlib asks for this where it is there, and reads the font's own tables otherwise, for each text."""
        return _line_height(_Font(prop, self.dpi))

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        if ismath:
            return super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
        font, s = _Font(prop, self.dpi), with_minus(s)
        look = gc.get_rgb(), gc.get_antialiased(), angle
        up, above = divmod(round(PLACES * (self.height - y)), PLACES)
        for piece in PIECES.findall(s) if not angle else [s]:
            across, beside = divmod(round(PLACES * x), PLACES)
            pixels, before, below = _picture(piece, font, *look, beside, above)
            self.draw_image(gc, across - before, up - below, pixels)  # cut where gc says, and no more transparent
            x += _extent(piece, font)[0]


class _Font:
    """A font at a resolution, as a key: Matplotlib's own may be changed later, and is slow to hash and compare."""

    def __init__(self, prop, dpi):
        self.prop, self.dpi = prop.copy(), dpi
        self.hash = hash((self.prop, dpi))

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        return self.hash == other.hash  # as Matplotlib compares them


@lru_cache(REMEMBERED)
def _line_height(font):
    """How far a line reaches up and down at least, and the gap between two; with None, Matplotlib looks itself."""
    face = get_font(findfont(font.prop))
    table = face.get_sfnt_table("OS/2")
    if table is None:
        return None, None, None
    scale = 1 / face.get_sfnt_table("head")["unitsPerEm"] * font.prop.get_size_in_points() * font.dpi / 72
    return table["sTypoAscender"] * scale, -table["sTypoDescender"] * scale, table["sTypoLineGap"] * scale


@lru_cache(REMEMBERED)
def _extent(piece, font):
    """The width of a piece to where the next begins, its height, and how much of that is below the baseline."""
    return RendererAgg(1, 1, font.dpi).get_text_width_height_descent(piece, font.prop, False)


@lru_cache(REMEMBERED)
def _picture(piece, font, colour, antialiased, angle, beside, above):
    """A piece as pixels, and how many of them are to the left of where it begins, and below."""
    width, height, descent = map(math.ceil, _extent(piece, font))
    low = -max(0, descent)  # the descent of a minus sign is negative: it begins above the baseline
    turn = np.exp(1j * np.radians(angle))
    corners = turn * np.array([across + 1j * up for across in (0, width) for up in (low, height - descent)])
    before, below = (MARGIN - math.floor(min(part) + EXACT) for part in (corners.real, corners.imag))
    after, over = (MARGIN + math.ceil(max(part) - EXACT) for part in (corners.real, corners.imag))
    renderer = RendererAgg(before + after, below + over, font.dpi)
    gc = renderer.new_gc()
    gc.set_foreground(colour, isRGBA=True)
    gc.set_antialiased(antialiased)
    baseline = renderer.height - below - above / PLACES
    renderer.draw_text(gc, before + beside / PLACES, baseline, piece, font.prop, angle)
    return np.flipud(renderer.buffer_rgba()).copy(), before, below  # images are drawn from their lowest row up
