"""Renders the sample pictures: blender -b --factory-startup -P renders/render.py -- SCENES OUT [NAME ...]

SCENES is a folder with `models` and `backdrops`; OUT gets a PNG for each name, or for all.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy

# The importer of Blender 3.4 asks for a name that NumPy has dropped.
numpy.bool = bool  # type: ignore[attr-defined]
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import bpy  # noqa: E402

from renders import passes, stage  # noqa: E402
from renders.denoise import denoise  # noqa: E402
from renders.samples import SAMPLES  # noqa: E402


def main(arguments: list[str]) -> None:
    """Renders what the command line names."""
    parser = argparse.ArgumentParser(prog="render.py")
    parser.add_argument("scenes", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("names", nargs="*", metavar="name", help=f"of {', '.join(SAMPLES)}; all without")
    parser.add_argument("--samples", type=int, default=14, help="light paths a pixel, at most")
    parser.add_argument("--percent", type=int, default=100, help="of the full size, for a first look")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args(arguments)
    for name in options.names or SAMPLES:
        sample = SAMPLES[name]
        scene = stage.clear(options.samples, *sample.size, options.threads)
        scene.render.resolution_percentage = options.percent
        scene.view_settings.exposure = sample.exposure
        stage.stand(options.scenes / "models" / sample.model / f"{sample.model}.gltf", sample.length)
        sample.set_up(options.scenes / "backdrops")
        stage.look(sample.view)
        with TemporaryDirectory() as folder:
            passes.want(scene, Path(folder))
            bpy.ops.render.render()
            color = denoise(passes.read(Path(folder), scene.frame_current))
        passes.save(color, scene, options.out / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[sys.argv.index("--") + 1 :])
