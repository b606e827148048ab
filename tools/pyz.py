"""Pack the program and all that it needs into one file that any Python runs."""

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipapp
from pathlib import Path

from tools import pyz_start

ROOT = Path(__file__).parents[1]
INTERPRETER = "/usr/bin/env python3"


def pack(target: Path) -> None:
    """Write the file, with the versions that the constraints name."""
    with tempfile.TemporaryDirectory() as made:
        wheels, inside = Path(made) / "wheels", Path(made) / "inside"
        build = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT)]
        subprocess.run([sys.executable, *build], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "--no-compile", "--no-binary", "tomli", "--constraint", str(ROOT / "constraints.txt"),
             "--target", str(inside), *map(str, wheels.glob("*.whl"))],
            check=True,
        )  # fmt: skip
        for of_no_use in (inside / "bin", inside / "share"):
            shutil.rmtree(of_no_use, ignore_errors=True)
        _must_be_plain_python(inside)
        shutil.copy(pyz_start.__file__, inside / "__main__.py")
        (inside / pyz_start.NAMED_FOR).write_text(_mark_of(inside), encoding="utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        zipapp.create_archive(inside, target, INTERPRETER, compressed=True)


def _must_be_plain_python(folder: Path) -> None:
    compiled = [*folder.rglob("*.so"), *folder.rglob("*.pyd")]
    if compiled:
        raise SystemExit(f"{compiled[0].name} runs on machines like this one only")


def _mark_of(folder: Path) -> str:
    mark = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        mark.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return mark.hexdigest()[:16]


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
