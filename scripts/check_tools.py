"""Fetch what only the checks need and no commit should carry: axe-core and the Nu HTML checker.

The archives come from the npm registry, are checked against the SHA-512 written here, and lie in .venv/tools. What lies
there already is left alone, so that a second run needs no network.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from vendor_assets import ROOT, Package, fetch, unpack

TOOLS = ROOT / ".venv" / "tools"
AXE = Package(
    name="axe-core",
    version="4.14.1",
    sha512="FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
    folder="axe-core",
    files=("LICENSE", "axe.min.js"),
)
HTML_CHECKER = Package(
    name="vnu-jar",
    version="26.9.27",
    sha512="TkQd5DFfOaWC9ebtvozTsrH2Vaod3jYg+vrOeREzIXxBexLz9+rS2DNtjn7+RPUiZhgli0SghgBX6RJRNea0KA==",
    folder="vnu-jar",
    files=("LICENSE", "build/dist/vnu.jar"),
)


def has(package: Package) -> bool:
    """The very version that is wanted lies there."""
    sums = TOOLS / package.folder / "CHECKSUMS"
    return sums.exists() and package.sha512 in sums.read_text()


def main() -> None:
    for package in (AXE, HTML_CHECKER):
        if has(package):
            continue
        if shutil.which("npm") is None:
            raise SystemExit(f"npm is missing: it fetches {package.name} {package.version}.")
        sys.stderr.write(f"Fetching {package.name} {package.version}\n")
        with tempfile.TemporaryDirectory() as folder:
            unpack(package, fetch(package, Path(folder)), TOOLS)


if __name__ == "__main__":
    main()
