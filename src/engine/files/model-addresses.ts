/** Where this site keeps what the workers load; absolute addresses, each with the slash at the end. */
export interface ModelAddresses {
  /** Outside model files. */
  modelFiles: string;
  /** WebAssembly of the libraries, a folder each. */
  wasm: string;
  /** The networks trained here, and the manifest of the outside files. */
  models: string;
}

/**
 * Addresses for an app served under `baseUrl`. Everything lies beside the app, but for model files a build was told to
 * look for elsewhere (`DBR_MODEL_FILES`).
 */
export function modelAddresses(baseUrl: string): ModelAddresses {
  const at = (path: string) => new URL(path, baseUrl).href;
  return {
    modelFiles: at(import.meta.env.DBR_MODEL_FILES ?? 'model-files/'),
    wasm: at('model-files/wasm/'),
    models: at('models/'),
  };
}
