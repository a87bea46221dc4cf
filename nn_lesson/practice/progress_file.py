"""A learner's progress file from a teacher's side: whether it is one, and whose."""

import json
import re
import stat

from nn_lesson.progress import LARGEST, NAME, VERSION, is_sound

STEM = NAME.removesuffix(".json")
FOREIGN = "not a progress file"


class Unusable(Exception):
    """A file that is not a progress file; the text says why."""


def read(path):
    """The content of a progress file. Raises Unusable."""
    if path.suffix.lower() != ".json":
        raise Unusable(FOREIGN)
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise Unusable(FOREIGN)
        if not 0 < about.st_size <= LARGEST:
            raise Unusable(f"too large ({about.st_size:,} bytes)" if about.st_size else "empty")
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Unusable(f"cannot be read: {error.strerror}") from None
    except (ValueError, RecursionError):
        raise Unusable("damaged") from None
    version = data.get("version") if isinstance(data, dict) else None
    if not isinstance(version, int):
        raise Unusable(FOREIGN)
    if not is_sound(data):
        raise Unusable("from a newer version of the course" if version > VERSION else "damaged")
    return data


def name_of(path, folder):
    """Whose file this is: what its path below the folder says, without what is the same for everybody."""
    *folders, stem = path.relative_to(folder).with_suffix("").parts
    if STEM in stem:
        stem = re.sub(r" \(\d+\)$", "", stem)  # added by the browser that saved a second one
    stem = stem.replace(STEM, " ").strip(" ._-")
    if folders[-1:] == ["notebooks"] and len(folders) > 2 and (path.parents[1] / "course.py").exists():
        del folders[-2]  # the course's own folder, in somebody's home
    telling = [part for part in (*folders, stem) if part not in ("", "notebooks")]
    return printable("/".join(telling) or folder.resolve().name)


def printable(text):
    """A file's name on one line, without letters that no console can show."""
    whole = str(text).encode("utf-8", "replace").decode()
    return "".join(letter if letter.isprintable() else "?" for letter in whole)
