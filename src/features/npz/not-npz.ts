/** What is brought instead of an .npz file, by its first bytes as Latin-1, and what to do about it. */
const OTHERS: [heads: string[], trouble: string][] = [
  [
    ['\x80\x02', '\x80\x03', '\x80\x04', '\x80\x05', '(dp', '(lp', 'ccopy_reg', 'cnumpy', 'cpandas'],
    'is a Python pickle, which can run programs and so is not read; turn it into an .npz file as docs/features-file.md shows',
  ],
  [['BZh'], 'is compressed with bzip2 as a whole; decompress it first'],
  [['\x1f\x8b'], 'is compressed with gzip as a whole; decompress it first'],
  [['\xfd7zXZ'], 'is compressed with xz as a whole; decompress it first'],
  [
    ['\x93NUMPY'],
    'is a single array (.npy); save all arrays by name in one file with numpy.savez_compressed',
  ],
  [['\x89HDF'], 'is an HDF5 file; save its arrays with numpy.savez_compressed'],
  [['MATLAB'], 'is a MATLAB file; save its arrays with numpy.savez_compressed'],
];
/** So many first bytes tell them apart. */
export const HEAD_BYTES = 12;

/** What a file is that is no .npz; null when its head says nothing. */
export function otherFormat(head: Uint8Array): string | null {
  const text = String.fromCharCode(...head);
  return OTHERS.find(([heads]) => heads.some((one) => text.startsWith(one)))?.[1] ?? null;
}

/** The zip format's names of what is neither stored (0) nor deflated (8). */
const METHODS: Record<number, string> = {
  9: 'Deflate64',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
};

/** How an archive's file is packed, where it cannot be unpacked here; null where it can. */
export function foreignPacking(method: number): string | null {
  return method === 0 || method === 8 ? null : (METHODS[method] ?? `method ${method}`);
}
