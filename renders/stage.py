"""An empty stage: Blender's scene, the subject that stands on it, and the camera that looks at it.

Lengths are metres, angles degrees. The subject stands on z = 0 around the origin; the camera's azimuth counts from -y,
against the clock as seen from above.
"""

import math
from pathlib import Path
from typing import NamedTuple

import bpy
from mathutils import Matrix, Vector

SENSOR_MM = 36.0


class View(NamedTuple):
    """Where the camera stands, and what it has in focus."""

    azimuth: float
    elevation: float
    distance: float
    # Height of the point that lies in the middle of the picture.
    aim: float
    focal_mm: float
    f_number: float
    # How far in front of the aim the lens is focused.
    focus_ahead: float = 0.0


def clear(samples: int, width: int, height: int, threads: int) -> bpy.types.Scene:
    """Starts an empty scene that Cycles renders on the CPU.

    `samples` is the most that a pixel gets: those without noise get fewer.
    """
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    scene.cycles.samples = samples
    scene.cycles.use_adaptive_sampling = True
    scene.cycles.adaptive_threshold = 0.012
    # On by default, and refused by Debian's Blender, which is built without: see `denoise`.
    scene.cycles.use_denoising = False
    # Clamped, single bright paths leave no specks.
    scene.cycles.sample_clamp_indirect = 4.0
    scene.cycles.caustics_reflective = False
    scene.cycles.caustics_refractive = False
    scene.cycles.max_bounces = 16
    scene.cycles.diffuse_bounces = 3
    scene.cycles.glossy_bounces = 4
    scene.cycles.transmission_bounces = 16
    scene.cycles.transparent_max_bounces = 24
    scene.render.threads_mode = "FIXED"
    scene.render.threads = threads
    scene.render.resolution_x = width
    scene.render.resolution_y = height
    scene.render.image_settings.file_format = "PNG"
    scene.view_settings.view_transform = "Filmic"
    scene.view_settings.look = "Medium High Contrast"
    return scene


def stand(model: Path, length: float) -> list[bpy.types.Object]:
    """Imports a glTF model, makes its longest side `length` long, and stands it on the ground."""
    bpy.ops.import_scene.gltf(filepath=str(model))
    bpy.context.view_layer.update()
    meshes = [thing for thing in bpy.context.scene.objects if thing.type == "MESH"]
    corners = [thing.matrix_world @ Vector(corner) for thing in meshes for corner in thing.bound_box]
    low = Vector([min(corner[axis] for corner in corners) for axis in range(3)])
    high = Vector([max(corner[axis] for corner in corners) for axis in range(3)])
    scale = length / max(high - low)
    foot = Vector(((low.x + high.x) / 2, (low.y + high.y) / 2, low.z))
    place = Matrix.Scale(scale, 4) @ Matrix.Translation(-foot)
    for thing in meshes:
        world = thing.matrix_world.copy()
        thing.parent = None
        thing.matrix_world = place @ world
        for polygon in thing.data.polygons:
            polygon.use_smooth = True
    return meshes


def look(view: View) -> bpy.types.Object:
    """Puts up the camera."""
    data = bpy.data.cameras.new("camera")
    data.lens = view.focal_mm
    data.sensor_width = SENSOR_MM
    data.clip_start = 0.001
    data.dof.use_dof = True
    data.dof.aperture_fstop = view.f_number
    data.dof.focus_distance = view.distance - view.focus_ahead
    camera = bpy.data.objects.new("camera", data)
    azimuth, elevation = math.radians(view.azimuth), math.radians(view.elevation)
    away = Vector(
        (
            math.sin(azimuth) * math.cos(elevation),
            -math.cos(azimuth) * math.cos(elevation),
            math.sin(elevation),
        )
    )
    camera.location = Vector((0, 0, view.aim)) + away * view.distance
    camera.rotation_euler = (-away).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(camera)
    bpy.context.scene.camera = camera
    return camera
