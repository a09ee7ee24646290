/** What an AudioWorkletGlobalScope offers beside the types of lib.dom. */
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
  constructor();
  abstract process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
/** Context time at the first sample of the block being processed. */
declare const currentTime: number;
/** Of the context, in hertz. */
declare const sampleRate: number;
