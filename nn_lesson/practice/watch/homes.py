"""The progress files below a folder as they are now. The folder may hold files, or everybody's whole home."""

import time
from typing import NamedTuple

from nn_lesson.practice.progress_file import FOREIGN, Unusable, name_of, printable, read
from nn_lesson.practice.watch.now import Learner
from nn_lesson.progress import LAST, NAME, sound

# Collected files; homes, and copies of the course in them. Deeper, as on a desktop, only a look now and then goes:
# each second it would take too long.
PLACES = ("*.json", "*/*.json", f"*/notebooks/{NAME}", f"*/*/notebooks/{NAME}")
DEEPER = (f"*/*/*/notebooks/{NAME}", f"*/*/*/*/notebooks/{NAME}")
NOW_AND_THEN = 30  # seconds


class File(NamedTuple):
    """What was read of a file; `mark` tells whether it has changed since, `changed` is when work was done."""

    mark: tuple
    data: dict | None
    trouble: str
    changed: float


class Homes:
    """Finds the files whenever somebody looks, and reads those that have changed."""

    def __init__(self, folder):
        self.folder, self._files = folder, {}
        self._deep, self._looked = [], -NOW_AND_THEN

    def look(self):
        """(whoever is there: a list of `Learner`s, what cannot be read: name -> why)."""
        if time.monotonic() - self._looked >= NOW_AND_THEN:
            self._deep = [path for place in DEEPER for path in self.folder.glob(place)]
            self._looked = time.monotonic()
        found = sorted({*self._deep, *(path for place in PLACES for path in self.folder.glob(place))})
        paths = [path for path in found if not any(part[0] == "." for part in path.relative_to(self.folder).parts)]
        self._files = {path: file for path in paths if (file := self._look_at(path, self._files.get(path)))}
        learners, troubles = {}, {}
        for path, file in self._files.items():
            inside = printable(path.relative_to(self.folder))
            if file.trouble:
                troubles[inside] = file.trouble
            if file.data:
                name = name_of(path, self.folder)
                name = name if name not in learners else inside
                learners[name] = Learner(name, file.data, max(0, time.time() - file.changed))
        return list(learners.values()), troubles

    def _look_at(self, path, known):
        """The `File` at a path, read anew where it has changed; None where there is none."""
        try:
            about = path.stat()
        except OSError:
            return None
        mark = about.st_mtime_ns, about.st_size, about.st_ino
        if known and known.mark == mark:
            return known
        try:
            data = read(path)
            if known and known.data:  # what is seen to happen, happens now, whatever a learner's clock says
                changed = known.changed if data == known.data else time.time()
            else:  # a copy or a backup gives a file another time than the one in it; a clock may be ahead
                noted = sound(data.get("last", {}), LAST)["at"]
                changed = noted if 0 < noted <= time.time() else about.st_mtime
            return File(mark, data, "", changed)
        except Unusable as reason:  # perhaps only until all of it is written
            trouble = "" if str(reason) == FOREIGN else str(reason)
            return File(mark, known and known.data, trouble, known.changed if known else about.st_mtime)
