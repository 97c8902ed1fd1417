// Runs an ONNX graph with the onnxruntime that the service uses: node run-graph.mjs GRAPH < inputs > outputs.
// Both are float32, as the graph's only input and output have them, one picture after the other.
import { readFileSync } from 'node:fs';
import ort from 'onnxruntime-node';

const session = await ort.InferenceSession.create(process.argv[2]);
const { name, shape } = session.inputMetadata[0];
const inputs = new Float32Array(new Uint8Array(readFileSync(0)).buffer);
const length = shape.reduce((product, side) => product * side, 1);
const outputs = [];
for (let start = 0; start < inputs.length; start += length) {
  const tensor = new ort.Tensor('float32', inputs.subarray(start, start + length), shape);
  const { data } = (await session.run({ [name]: tensor }))[session.outputNames[0]];
  outputs.push(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
}
process.stdout.write(Buffer.concat(outputs));
