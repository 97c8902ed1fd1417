// Runs an ONNX graph with the onnxruntime that the service uses: node run-graph.mjs GRAPH < input > output.
// Input and output are float32, as the graph's only input and output have them.
import { readFileSync } from 'node:fs';
import ort from 'onnxruntime-node';

const session = await ort.InferenceSession.create(process.argv[2]);
const { name, shape } = session.inputMetadata[0];
const bytes = new Uint8Array(readFileSync(0));
const tensor = new ort.Tensor('float32', new Float32Array(bytes.buffer), shape);
const results = await session.run({ [name]: tensor });
const { data } = results[session.outputNames[0]];
process.stdout.write(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
