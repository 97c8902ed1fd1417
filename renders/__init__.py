"""Pictures and test data rendered from 3D scenes by Blender."""
