/**
 * The network's properties once more, in Chromium on webgpu. The files below are those Node runs on cpu and wasm; of the
 * stages that only feed these, the agreement of the whole trace speaks.
 */
import './agpr.test.ts';
import './brf.test.ts';
import './coalitions.test.ts';
import './dbr.test.ts';
import './ops/ops.test.ts';
import './readback.test.ts';
import './tsf.test.ts';
