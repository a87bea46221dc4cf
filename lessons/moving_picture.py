"""Make the README's moving picture from a real explorer: `.venv/bin/python lessons/moving_picture.py`."""

import io
import os
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image

from nn_lesson import explore

FRAMES = 40
PICTURE = Path(__file__).with_name("moving_picture.gif")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.environ["NN_LESSON_PROGRESS"] = str(Path(folder, "progress.json"))
        explorer = explore.dot_product()
        explorer.skip()
        images = []
        for angle in np.linspace(0, 2 * np.pi, FRAMES, endpoint=False):
            explorer.controls["weights_x"].value = 2 * np.cos(angle)
            explorer.controls["weights_y"].value = 2 * np.sin(angle)
            images.append(Image.open(io.BytesIO(explorer.image())).quantize(32))
    images[0].save(PICTURE, save_all=True, append_images=images[1:], duration=100, loop=0, optimize=True)


if __name__ == "__main__":
    main()
