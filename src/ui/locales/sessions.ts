import { mediaFile } from './media-file.ts';

/** Sentences of the Sessions view in English. */
export const sessions = {
  about: 'Sessions you recorded or brought. They are kept in this browser, on this device only.',
  list: 'Kept sessions',
  empty: 'No sessions yet.',
  emptyAction: 'Record one in the Live view: switch an input on or type a sentence, then press Record.',
  recording: 'A session is being recorded.',
  toLive: 'Back to the Live view',
  dismiss: 'Close',
  title: 'Title of the session',
  replay: 'Play it in the Live view',
  laboratory: 'Look at it in the Laboratory',
  rename: 'Rename',
  remove: 'Delete',
  removed: '“{{title}}” was deleted.',
  undo: 'Undo',
  utterances_one: '{{count}} utterance',
  utterances_other: '{{count}} utterances',
  fromFile: 'from a file',
  media: { audio: 'with sound', video: 'with picture' },
  megabytes: '{{size}} MB',
  curve: 'Sentiment over the session; on average {{mean}}',
  curveEmpty: 'Nothing was predicted in this session.',
  storage: {
    label: 'Storage',
    used: 'Sessions take {{own}} MB. This page uses {{used}} MB of the {{quota}} MB the browser allows it.',
    persisted: 'The browser keeps them until you delete them.',
    notPersisted: 'The browser may clear them when the disk is nearly full; export what matters.',
  },
  file: mediaFile,
};
