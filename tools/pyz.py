"""Pack the program and everything it needs into one file that any Python runs: `make pyz`.

shiv does the same, but a file packed by it runs any code that the variable SHIV_INTERPRETER asks
for, also in a restricted session, unpacks to a folder that it does not check, and says what goes
wrong in a traceback.
"""

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

PURE_PYTHON = (
    "--only-binary", ":all:", "--platform", "any", "--implementation", "py", "--abi", "none",
    "--python-version", "3.11",
)  # fmt: skip
"""Options of pip: take wheels that run on every machine, or fail."""


def pack(target: Path) -> None:
    """Write the file, with the versions that constraints.txt names."""
    with tempfile.TemporaryDirectory() as temporary:
        wheels, content = Path(temporary) / "wheels", Path(temporary) / "content"
        build = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(wheels), str(ROOT)]
        subprocess.run([sys.executable, *build], check=True, stdout=subprocess.DEVNULL)
        subprocess.run(
            [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
             "--no-compile", *PURE_PYTHON, "--constraint", str(ROOT / "constraints.txt"),
             "--target", str(content), *map(str, wheels.glob("*.whl"))],
            check=True,
        )  # fmt: skip
        for unused in (content / "bin", content / "share"):
            shutil.rmtree(unused, ignore_errors=True)
        shutil.copy(pyz_start.__file__, content / "__main__.py")
        (content / pyz_start.HASH_FILE).write_text(_hash_of(content), encoding="utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        zipapp.create_archive(content, target, INTERPRETER, compressed=True)


def _hash_of(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
