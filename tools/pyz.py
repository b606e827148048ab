"""Pack the program and its dependencies into one file that any Python can run: `make pyz`.

shiv is not used. Its files run any module named by an environment variable (also in a
restricted session), trust the folder that they unpack to, and report errors as tracebacks.
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
"""Options that make pip install platform-independent wheels only, or fail."""


def pack(target: Path) -> None:
    """Write the packed program to `target`, with the dependency versions of constraints.txt."""
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
        (content / pyz_start.HASH_FILE).write_text(_hash_content(content), encoding="utf-8")
        target.parent.mkdir(parents=True, exist_ok=True)
        zipapp.create_archive(content, target, INTERPRETER, compressed=True)
        # zipapp lets only the owner run the file, which may be copied for others.
        target.chmod(0o755)


def _hash_content(folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    pack(Path(sys.argv[1]))
