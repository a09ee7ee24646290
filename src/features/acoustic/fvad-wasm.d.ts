/** The part of libfvad's Emscripten module that we call (the package ships no types). */
declare module '@echogarden/fvad-wasm' {
  export interface FvadModule {
    /** Replaced when the memory grows: read it afresh for every access. */
    readonly HEAP16: Int16Array;
    _malloc(bytes: number): number;
    _free(pointer: number): void;
    /** 0 when out of memory. */
    _fvad_new(): number;
    _fvad_free(detector: number): void;
    /** Also forgets mode and sample rate. */
    _fvad_reset(detector: number): void;
    /** 0 (quality) to 3 (very aggressive in calling sound noise); -1 for another mode. */
    _fvad_set_mode(detector: number, mode: number): number;
    _fvad_set_sample_rate(detector: number, hertz: number): number;
    /** 1 voice, 0 none, -1 for a wrong length. */
    _fvad_process(detector: number, samples: number, length: number): number;
  }

  export default function createModule(options: { wasmBinary: Uint8Array }): Promise<FvadModule>;
}
