"""A canvas that renders each word once and then copies it: text is the slowest part of a frame otherwise."""

import math
import re
from functools import lru_cache

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg

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
        prop = prop.copy()  # it may be changed later, which a key of a cache must not be
        widths, heights, descents = np.transpose([_extent(piece, prop, self.dpi) for piece in PIECES.findall(s)])
        return sum(widths), max(heights - descents) + max(descents), max(descents)

    def draw_text(self, gc, x, y, s, prop, angle, ismath=False, mtext=None):
        if ismath:
            return super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
        prop = prop.copy()
        look = prop, self.dpi, gc.get_rgb(), gc.get_antialiased(), angle
        up, above = divmod(round(PLACES * (self.height - y)), PLACES)
        for piece in PIECES.findall(s) if not angle else [s]:
            across, beside = divmod(round(PLACES * x), PLACES)
            pixels, before, below = _picture(piece, *look, beside, above)
            self.draw_image(gc, across - before, up - below, pixels)  # cut where gc says, and no more transparent
            x += _extent(piece, prop, self.dpi)[0]


@lru_cache(REMEMBERED)
def _extent(piece, prop, dpi):
    """The width of a piece to where the next begins, its height, and how much of that is below the baseline."""
    return RendererAgg(1, 1, dpi).get_text_width_height_descent(piece, prop, False)


@lru_cache(REMEMBERED)
def _picture(piece, prop, dpi, colour, antialiased, angle, beside, above):
    """A piece as pixels, and how many of them are to the left of where it begins, and below."""
    width, height, descent = map(math.ceil, _extent(piece, prop, dpi))
    low = -max(0, descent)  # the descent of a minus sign is negative: it begins above the baseline
    turn = np.exp(1j * np.radians(angle))
    corners = turn * np.array([across + 1j * up for across in (0, width) for up in (low, height - descent)])
    before, below = (MARGIN - math.floor(min(part) + EXACT) for part in (corners.real, corners.imag))
    after, over = (MARGIN + math.ceil(max(part) - EXACT) for part in (corners.real, corners.imag))
    renderer = RendererAgg(before + after, below + over, dpi)
    gc = renderer.new_gc()
    gc.set_foreground(colour, isRGBA=True)
    gc.set_antialiased(antialiased)
    baseline = renderer.height - below - above / PLACES
    renderer.draw_text(gc, before + beside / PLACES, baseline, piece, prop, angle)
    return np.flipud(renderer.buffer_rgba()).copy(), before, below  # images are drawn from their lowest row up
