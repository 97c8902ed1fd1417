"""What grounds and walls are made of, as Blender materials."""

from pathlib import Path

import bpy

Color = tuple[float, float, float]


class _Nodes:
    """A material under construction: nodes by kind, links by socket."""

    def __init__(self, name: str, roughness: float) -> None:
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.shader = self.tree.nodes["Principled BSDF"]
        self.set(self.shader, Roughness=roughness)

    def add(self, kind: str, **inputs: object) -> bpy.types.Node:
        return self.set(self.tree.nodes.new(kind), **inputs)

    def set(self, node: bpy.types.Node, **inputs: object) -> bpy.types.Node:
        for name, value in inputs.items():
            socket = node.inputs[name.replace("_", " ")]
            if isinstance(value, bpy.types.NodeSocket):
                self.tree.links.new(value, socket)
            else:
                socket.default_value = value
        return node

    def place(self, scale: float) -> bpy.types.NodeSocket:
        """Texture coordinates in metres, times `scale`."""
        coordinates = self.add("ShaderNodeTexCoord")
        mapping = self.add("ShaderNodeMapping", Vector=coordinates.outputs["Object"], Scale=(scale, scale, scale))
        return mapping.outputs["Vector"]

    def bump(self, height: bpy.types.NodeSocket, strength: float, distance: float) -> None:
        node = self.add("ShaderNodeBump", Height=height, Strength=strength, Distance=distance)
        self.set(self.shader, Normal=node.outputs["Normal"])


def wood(
    texture: Path, tile: float, brightness: float, saturation: float, roughness: float
) -> bpy.types.Material:
    """A photographed board, `tile` metres wide, made lighter and paler at will."""
    nodes = _Nodes(texture.stem, roughness)
    # Little: seen flat, the ground would mirror the room and look white.
    nodes.set(nodes.shader, Specular=0.2)
    image = nodes.add("ShaderNodeTexImage", Vector=nodes.place(1 / tile))
    image.image = bpy.data.images.load(str(texture), check_existing=True)
    tone = nodes.add(
        "ShaderNodeHueSaturation", Color=image.outputs["Color"], Value=brightness, Saturation=saturation
    )
    nodes.set(nodes.shader, Base_Color=tone.outputs["Color"])
    grey = nodes.add("ShaderNodeRGBToBW", Color=image.outputs["Color"])
    nodes.bump(grey.outputs["Val"], 0.25, tile * 0.002)
    return nodes.material


def linen(color: Color, thread: float) -> bpy.types.Material:
    """Woven cloth, its threads `thread` metres thick."""
    nodes = _Nodes("linen", 0.9)
    nodes.set(nodes.shader, Sheen=0.4)
    place = nodes.place(1)
    uneven = nodes.add("ShaderNodeTexNoise", Vector=place, Scale=0.06 / thread, Detail=3.0)
    weave = []
    for direction in ("X", "Y"):
        wave = nodes.add(
            "ShaderNodeTexWave", Vector=place, Scale=0.159 / thread, Distortion=1.2, Detail=1.0, Detail_Scale=0.8
        )
        wave.bands_direction = direction
        weave.append(wave.outputs["Fac"])
    both = nodes.add("ShaderNodeMath")
    both.operation = "MULTIPLY"
    nodes.tree.links.new(weave[0], both.inputs[0])
    nodes.tree.links.new(weave[1], both.inputs[1])
    mix = nodes.add("ShaderNodeMixRGB", Fac=uneven.outputs["Fac"])
    nodes.set(mix, Color1=(*(c * 0.82 for c in color), 1), Color2=(*(min(1, c * 1.06) for c in color), 1))
    nodes.set(nodes.shader, Base_Color=mix.outputs["Color"])
    nodes.bump(both.outputs["Value"], 0.35, thread * 0.5)
    return nodes.material
