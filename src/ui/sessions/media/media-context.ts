import { useStore } from 'zustand';
import type { MediaFileState, MediaFileStore } from '../../../app/media/media-files.ts';
import { useLiveStore } from '../../page/live-context.tsx';

export function useMediaFileStore(): MediaFileStore {
  return useLiveStore().mediaFiles;
}

/** One slice of what is known of the media file; the component renders again only when the slice changes. */
export function useMediaFiles<Slice>(select: (state: MediaFileState) => Slice): Slice {
  return useStore(useLiveStore().mediaFiles.state, select);
}
