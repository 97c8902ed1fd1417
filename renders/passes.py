"""What Cycles knows of a picture besides its colours, as arrays: bottom row first, as Blender has them."""

from pathlib import Path

import bpy
import numpy as np

from renders.denoise import Pixels

WANTED = {"color": "Image", "albedo": "DiffCol", "gloss": "GlossCol", "normal": "Normal"}


def want(scene: bpy.types.Scene, folder: Path) -> None:
    """Has the next render leave its passes in `folder`."""
    layer = scene.view_layers[0]
    layer.use_pass_normal = True
    layer.use_pass_diffuse_color = True
    layer.use_pass_glossy_color = True
    scene.use_nodes = True
    tree = scene.node_tree
    tree.nodes.clear()
    rendered = tree.nodes.new("CompositorNodeRLayers")
    file = tree.nodes.new("CompositorNodeOutputFile")
    file.base_path = str(folder)
    file.format.file_format = "OPEN_EXR"
    file.format.color_depth = "32"
    file.file_slots.clear()
    for name, socket in WANTED.items():
        file.file_slots.new(name)
        tree.links.new(rendered.outputs[socket], file.inputs[name])


def read(folder: Path, frame: int) -> dict[str, Pixels]:
    """The passes by name: height × width × 3, linear."""
    return {name: _pixels(folder / f"{name}{frame:04}.exr") for name in WANTED}


def _pixels(file: Path) -> Pixels:
    picture = bpy.data.images.load(str(file))
    picture.colorspace_settings.name = "Non-Color"
    width, height = picture.size
    flat = np.empty(width * height * 4, np.float32)
    picture.pixels.foreach_get(flat)
    bpy.data.images.remove(picture)
    return np.ascontiguousarray(flat.reshape(height, width, 4)[..., :3])


def save(color: Pixels, scene: bpy.types.Scene, file: Path) -> None:
    """Writes linear colours as the scene's film shows them."""
    height, width = color.shape[:2]
    picture = bpy.data.images.new("developed", width, height, float_buffer=True)
    opaque = np.concatenate([color, np.ones((height, width, 1), np.float32)], axis=2)
    picture.pixels.foreach_set(np.ascontiguousarray(opaque).ravel())
    picture.save_render(str(file), scene=scene)
    bpy.data.images.remove(picture)
