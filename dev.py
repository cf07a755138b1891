"""Runs, tests and builds Samverka. Needs nothing but Python 3.11 to 3.14.

    python3 dev.py              makes everything ready and shows the program (Windows: py dev.py)
    python3 dev.py run ...      the program itself: its window, or a command: run list networks
    python3 dev.py test ...     the tests; what follows goes to pytest
    python3 dev.py check        lint, types and the rules of passage
    python3 dev.py messages     what the program says, brought up to date in every language
    python3 dev.py build        the folder for users, in dist/
    python3 dev.py lock ...     packaging/*.txt anew; what follows goes to uv: lock --upgrade

The environments (.venv, .venv-build, .venv-lock) hold what packaging/*.txt names, checked by hash, and
are made anew when those files change.
"""

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent
PYTHON = sys.executable or os.path.realpath("/proc/self/exe")  # the first is empty where PATH is not set
VERSION = "{}.{}".format(*sys.version_info)
REQUIREMENTS = {
    "tour": "app",
    "run": "app",
    "test": "dev",
    "check": "dev",
    "messages": "app",
    "build": "build",
    "lock": "lock",
}
FOLDERS = {"app": ".venv", "dev": ".venv", "build": ".venv-build", "lock": ".venv-lock"}

# What Qt's libraries and its plug-ins "offscreen" and "xcb" load from the system, and who brings it.
QT = {
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
XCB = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
FAILURES = {
    "no space left": "the disk is full. Make room (about 600 MB) and run this again.",
    "permission denied": "this folder is not yours to write in. Copy it to one that is.",
    "do not match the hashes": "a package is not the one that was checked. Do not use it; report this.",
    "from versions: none": "the package index cannot be reached. Connect to the network and run this again.",
    "connection": "the package index cannot be reached. Connect to the network and run this again.",
}


class TroubleError(Exception):
    """One plain sentence for whoever ran this file."""


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


def surroundings() -> "dict[str, str]":
    """The environment of every process started here: nothing of another Python's, and never without PATH."""
    others = ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV")
    mine = {name: value for name, value in os.environ.items() if name not in others}
    if not mine.get("HOME"):
        mine.pop("HOME", None)
    mine.setdefault("PATH", os.defpath)
    return {**mine, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1", "PIP_USER": "0", "PIP_NO_INPUT": "1"}


def quietly(command: "list[str]", failed: str, **more: str) -> None:
    """Run a command that says nothing unless it fails; then its last words become a sentence."""
    answer = subprocess.run(
        command,
        env={**surroundings(), **more},
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if answer.returncode == 0:
        return
    said = answer.stdout.lower()
    words = answer.stdout.strip().splitlines() or [f"{command[0]} ended with {answer.returncode}"]
    why = next((sentence for sign, sentence in FAILURES.items() if sign in said), words[-1])
    raise TroubleError(f"{failed}: {why}")


def loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def lacking(verb: str) -> "list[str]":
    """The Debian packages that `verb` needs and this Linux system lacks, found by trying."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = {}
    if verb in ("tour", "run", "test", "build"):
        wanted.update(QT)
        if verb == "build" or os.environ.get("DISPLAY"):
            wanted.update(XCB)
    if verb == "build":
        wanted[str(sysconfig.get_config_var("INSTSONAME"))] = f"libpython{VERSION}"
    packages = {package for library, package in wanted.items() if not loads(library)}
    if verb == "build" and not shutil.which("objdump", path=surroundings()["PATH"]):
        packages.add("binutils")
    if not can_make_environments():
        packages.add(f"python{VERSION}-venv")
    return sorted(packages)


def can_make_environments() -> bool:
    """Debian keeps these two parts of Python in a package of their own."""
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def install(packages: "list[str]") -> None:
    """As root by apt-get; otherwise, or where that fails, one line says what to do."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    apt = shutil.which("apt-get", path="/usr/bin:/bin")
    if apt and sys.platform != "win32" and os.geteuid() == 0:
        say("Installing what the system lacks: " + " ".join(packages))
        waits = [apt, "-q", "-o", "DPkg::Lock::Timeout=120"]
        path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        try:
            for step in (["update"], command[1:]):
                quietly([*waits, *step], f"apt-get {step[0]}", DEBIAN_FRONTEND="noninteractive", PATH=path)
        except TroubleError as trouble:
            say(str(trouble))
        else:
            return
    if apt:
        say("The system lacks packages; an administrator installs them with:\n    sudo " + " ".join(command))
    else:
        say("The system lacks what Debian calls: " + " ".join(packages))


def state(name: str) -> str:
    """What an environment was made from: the requirements and the Python."""
    return hashlib.sha256((ROOT / "packaging" / f"{name}.txt").read_bytes() + VERSION.encode()).hexdigest()


def environment(name: str) -> str:
    """The interpreter of the environment for packaging/<name>.txt, made first if missing or stale."""
    folder = ROOT / FOLDERS[name]
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamps = {stamp.stem: stamp.read_text(encoding="utf-8") for stamp in folder.glob("*.stamp")}
    sound = python.exists() and stamps and all(made == state(of) for of, made in stamps.items())
    if sound and name in stamps:
        return str(python)
    if not sound and not can_make_environments():
        raise TroubleError(f"Python cannot make environments before python{VERSION}-venv is installed.")
    say(f"Making the environment in {folder.name} (only this once, about a minute) ...")
    if not sound:
        quietly([PYTHON, "-m", "venv", "--clear", str(folder)], "The environment cannot be made")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "--no-deps"]
    hashed = ["--require-hashes", "--only-binary=:all:", "-r", str(ROOT / "packaging" / f"{name}.txt")]
    quietly([*pip, *hashed], "The packages cannot be installed")
    (folder / f"{name}.stamp").write_text(state(name), encoding="utf-8")
    return str(python)


def run(python: str, *arguments: str, folder: "Path | None" = ROOT) -> int:
    return subprocess.call([python, *arguments], env=surroundings(), cwd=folder)


def check(python: str) -> int:
    """Lint, types on both systems, rules of passage: all of them, though one fails."""
    steps = (
        ["-m", "ruff", "check"],
        ["-m", "mypy"],
        ["-m", "mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32"],
        ["-c", "from importlinter.cli import lint_imports_command as main; main()", "--no-logo"],
    )
    return max(run(python, *step) for step in steps)


def lock(python: str, *arguments: str) -> int:
    """Pin every package with its hashes, for every system; no download address may get into the files."""
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-annotate"]
    quiet = ["--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    inputs = {
        "app": ["pyproject.toml"],
        "dev": ["pyproject.toml", "--group", "dev", "-c", "packaging/app.txt"],
        "build": ["pyproject.toml", "--group", "build", "-c", "packaging/app.txt"],
        "lock": ["--group", "lock"],
    }
    for name, sources in inputs.items():
        out = f"packaging/{name}.txt"
        status = run(python, "-m", "uv", "pip", "compile", *options, *quiet, *arguments, *sources, "-o", out)
        if status:
            return status
        if "://" in (ROOT / out).read_text(encoding="utf-8"):
            raise TroubleError(f"{out} names a download address; do not commit it.")
    return 0


def do(verb: str, arguments: "list[str]") -> int:
    missing = lacking(verb)
    if missing:
        install(missing)
        missing = lacking(verb)
    if missing and verb in ("test", "build"):
        raise TroubleError(f"`{verb}` cannot go on without them.")
    python = environment(REQUIREMENTS[verb])
    if verb in ("tour", "run"):
        command = ["tour", *arguments] if verb == "tour" else arguments
        return run(python, "-m", "desktop_app", *command, folder=None)
    if verb == "test":
        # All of it takes twenty minutes on one core. A file's tests stay together, for they share registers.
        side_by_side = ["-n", "logical", "--maxprocesses", "4", "--dist", "loadfile"]
        return run(python, "-m", "pytest", *(arguments or side_by_side))
    if verb == "check":
        return check(python)
    if verb == "messages":
        return run(python, "packaging/messages.py")
    if verb == "build":
        return run(
            python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN", "installer.spec"
        )
    return lock(python, *arguments)


def main() -> int:
    if not (3, 11) <= sys.version_info[:2] <= (3, 14):
        say(f"Samverka needs Python 3.11, 3.12, 3.13 or 3.14; this is Python {VERSION}.")
        return 1
    verb, arguments = (sys.argv[1] if len(sys.argv) > 1 else "tour"), sys.argv[2:]
    if verb not in REQUIREMENTS:
        say(str(__doc__))
        return 0 if verb in ("-h", "--help", "help") else 2
    try:
        return do(verb, arguments)
    except TroubleError as trouble:
        say(str(trouble))
    except OSError as error:
        say(f"{error.filename or ROOT}: {error.strerror or error}")
    except KeyboardInterrupt:
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())
