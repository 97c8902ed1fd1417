"""The exported graph: ONNX, and whether onnxruntime computes what PyTorch does."""
