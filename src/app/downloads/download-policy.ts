/** What is known before anything large is downloaded. */
export interface DownloadSituation {
  /** The page's query: `models=ask` or `models=auto` decides for a link. */
  search: string;
  /** What the host decided when it built the page: `ask`, `auto`, or nothing. */
  host: string | undefined;
  /** The browser was told to save data. */
  saveData: boolean;
  /** As the browser estimates it: `slow-2g`, `2g`, `3g`, `4g`; undefined where it does not tell. */
  effectiveType: string | undefined;
  /** A small screen that is touched. */
  phone: boolean;
}

/** Whether a person is asked before the large models are downloaded. */
export function isAskedFirst({ search, host, saveData, effectiveType, phone }: DownloadSituation): boolean {
  for (const wish of [new URLSearchParams(search).get('models'), host]) {
    if (wish === 'ask') return true;
    if (wish === 'auto') return false;
  }
  return saveData || phone || (effectiveType !== undefined && effectiveType !== '4g');
}

interface Connection {
  saveData?: boolean;
  effectiveType?: string;
}

/** The situation of this page in this browser. */
export function situationHere(search: string): DownloadSituation {
  const { connection } = navigator as Navigator & { connection?: Connection };
  return {
    search,
    host: import.meta.env.DBR_DOWNLOADS,
    saveData: connection?.saveData ?? false,
    effectiveType: connection?.effectiveType,
    phone: matchMedia('(pointer: coarse) and (max-width: 720px)').matches,
  };
}
