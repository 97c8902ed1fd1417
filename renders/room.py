"""What surrounds a subject: the ground, what hangs or stands behind it, and the light."""

import math
from pathlib import Path

import bpy
from mathutils import Vector

Point = tuple[float, float, float]


def _mesh(name: str, points: list[Point], faces: list[list[int]], material: bpy.types.Material) -> bpy.types.Object:
    data = bpy.data.meshes.new(name)
    data.from_pydata(points, [], faces)
    data.materials.append(material)
    thing = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(thing)
    return thing


def box(name: str, low: Point, high: Point, material: bpy.types.Material, bevel: float) -> bpy.types.Object:
    """A box between two corners, its edges rounded by `bevel`."""
    points = [(x, y, z) for x in (low[0], high[0]) for y in (low[1], high[1]) for z in (low[2], high[2])]
    faces = [[0, 1, 3, 2], [4, 6, 7, 5], [0, 4, 5, 1], [2, 3, 7, 6], [0, 2, 6, 4], [1, 5, 7, 3]]
    thing = _mesh(name, points, faces, material)
    rounded = thing.modifiers.new("bevel", "BEVEL")
    rounded.width, rounded.segments = bevel, 3
    return thing


def curtain(y: float, half_width: float, height: float, fold: float, material: bpy.types.Material) -> None:
    """Cloth that hangs in folds, `fold` metres from one to the next, and reaches `height` up from the ground."""
    columns = int(half_width * 2 / fold * 16)
    points: list[Point] = []
    for index in range(columns + 1):
        x = -half_width + index * 2 * half_width / columns
        turn = 2 * math.pi * x / fold
        depth = 0.24 * fold * (math.sin(turn + 0.7 * math.sin(turn * 0.37)) + 0.35 * math.sin(turn * 0.53 + 1))
        points += [(x, y + depth * 1.15, -0.4), (x, y + depth * 0.85, height)]
    faces = [[2 * i, 2 * i + 2, 2 * i + 3, 2 * i + 1] for i in range(columns)]
    thing = _mesh("curtain", points, faces, material)
    for polygon in thing.data.polygons:
        polygon.use_smooth = True


def environment(picture: Path, strength: float, turn: float) -> None:
    """Light and reflections of a room, and its sight where nothing stands in front, turned by `turn` degrees."""
    world = bpy.data.worlds.new("room")
    bpy.context.scene.world = world
    world.use_nodes = True
    nodes, links = world.node_tree.nodes, world.node_tree.links
    coordinates = nodes.new("ShaderNodeTexCoord")
    mapping = nodes.new("ShaderNodeMapping")
    mapping.inputs["Rotation"].default_value[2] = math.radians(turn)
    image = nodes.new("ShaderNodeTexEnvironment")
    image.image = bpy.data.images.load(str(picture), check_existing=True)
    image.interpolation = "Cubic"
    links.new(coordinates.outputs["Generated"], mapping.inputs["Vector"])
    links.new(mapping.outputs["Vector"], image.inputs["Vector"])
    links.new(image.outputs["Color"], nodes["Background"].inputs["Color"])
    nodes["Background"].inputs["Strength"].default_value = strength


def window(place: Point, aim: Point, size: tuple[float, float], power: float, color: Point) -> None:
    """A window's light: an area of `size`, `power` watts."""
    data = bpy.data.lights.new("window", "AREA")
    data.shape = "RECTANGLE"
    data.size, data.size_y = size
    data.energy = power
    data.color = color
    _aimed(data, place, aim)


def _aimed(data: bpy.types.Light, place: Point, aim: Point) -> None:
    thing = bpy.data.objects.new(data.name, data)
    thing.location = place
    thing.rotation_euler = (Vector(aim) - Vector(place)).to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.collection.objects.link(thing)
