import type { ProblemCode } from '../../../app/problem.ts';
import { mediaProblems } from './media-problems.ts';

/** What happened, and what the person can do. `{{detail}}` is the file, the library's or the browser's own word. */
export interface ProblemSentences {
  what: string;
  action: string;
}

/** English sentences for every problem the app can have. */
export const problems = {
  'camera-denied': {
    what: 'The browser did not allow the camera.',
    action:
      'Allow it with the camera sign in the address bar, then switch it on again. Voice and text work without it.',
  },
  'camera-not-found': {
    what: 'No camera was found.',
    action: 'Connect one or choose another in the device settings, then switch it on again.',
  },
  'camera-in-use': {
    what: 'The camera did not start; another program may be using it.',
    action: 'Close the other program, then switch the camera on again.',
  },
  'camera-unplugged': {
    what: 'The camera was disconnected.',
    action: 'Connect it again or choose another, then switch it on.',
  },
  'camera-insecure': {
    what: 'Browsers allow the camera on secure pages only.',
    action: 'Open this page over https or on localhost.',
  },
  'camera-unsupported': {
    what: 'This browser does not let pages use a camera.',
    action: 'Use a current Chrome, Edge, Firefox or Safari. Text works here too.',
  },
  'camera-failed': {
    what: 'The camera did not start.',
    action: 'Switch it on again, or choose another camera.',
  },
  'microphone-denied': {
    what: 'The browser did not allow the microphone.',
    action:
      'Allow it with the microphone sign in the address bar, then switch it on again. Face and text work without it.',
  },
  'microphone-not-found': {
    what: 'No microphone was found.',
    action: 'Connect one or choose another in the device settings, then switch it on again.',
  },
  'microphone-in-use': {
    what: 'The microphone did not start; another program may be using it.',
    action: 'Close the other program, then switch the microphone on again.',
  },
  'microphone-unplugged': {
    what: 'The microphone was disconnected.',
    action: 'Connect it again or choose another, then switch it on.',
  },
  'microphone-insecure': {
    what: 'Browsers allow the microphone on secure pages only.',
    action: 'Open this page over https or on localhost.',
  },
  'microphone-unsupported': {
    what: 'This browser does not let pages use a microphone.',
    action: 'Use a current Chrome, Edge, Firefox or Safari. Face and text work here too.',
  },
  'microphone-failed': {
    what: 'The microphone did not start.',
    action: 'Switch it on again, or choose another microphone.',
  },
  'speech-unsupported': {
    what: 'This browser has no speech recognition.',
    action: 'Type what is said; the voice itself is still heard.',
  },
  'speech-needs-consent': {
    what: 'This browser recognises speech on its maker’s servers only.',
    action: 'Switch it on and agree, or type what is said.',
  },
  'speech-denied': {
    what: 'The browser did not allow speech recognition.',
    action: 'Allow the microphone in the address bar, or type what is said.',
  },
  'speech-network': {
    what: 'The browser’s speech service cannot be reached.',
    action: 'Check the connection and switch it on again, or type what is said.',
  },
  'speech-language': {
    what: 'Speech recognition has no model for this language.',
    action: 'Type what is said.',
  },
  'speech-failed': {
    what: 'Speech recognition stopped.',
    action: 'Switch it on again, or type what is said.',
  },
  'speech-no-answer': {
    what: 'The browser’s speech recognition does not answer.',
    action: 'Switch it on again, or type what is said.',
  },
  'speech-model': {
    what: 'The speech model is not there. {{detail}}',
    action:
      'Try again, choose another place for words in the device settings, or type what is said. Whoever hosts this page brings the files with “npm run models -- --speech tiny.en”.',
  },
  'model-file-missing': {
    what: 'A model file was not found: {{detail}}',
    action:
      'Run “npm run models” where this page is served from, then try again. The rest of the app still works.',
  },
  'model-file-corrupt': {
    what: 'A model file differs from the one this app was tested with: {{detail}}',
    action:
      'Try again; if that does not help, run “npm run models” where this page is served from. The rest of the app still works.',
  },
  'model-other-extractors': {
    what: 'A model file needs other feature extractors than this version of the app has: {{detail}}',
    action:
      'Reload the page to get app and model files of one version; if that does not help, put the models of this version where the page is served from.',
  },
  'model-file-network': {
    what: 'A model file could not be fetched: {{detail}}',
    action: 'Check the connection and try again. The rest of the app still works.',
  },
  'user-file-unknown': {
    what: 'The Laboratory reads exported sessions (.dbr.zip), feature files (.npz) and the weights “npm run train” writes (model.json with weights.bin), not: {{detail}}',
    action: 'Drop one of these; video and audio go under Sessions. Nothing changed.',
  },
  'user-files-many': {
    what: 'There is more than one file of a kind: {{detail}}',
    action: 'Drop one feature file, one model.json with its weights.bin, or both. Nothing changed.',
  },
  'user-file-large': {
    what: 'The file is too large to be read in a browser: {{detail}}',
    action:
      'Save fewer utterances, or save as float16 with numpy.savez_compressed (512 MB at most; weights 256 MB). Nothing changed.',
  },
  'user-features-unreadable': {
    what: 'The feature file cannot be used. {{detail}}',
    action:
      'Save arrays language, acoustic, visual [N, T, d], masks and labels as docs/features-file.md says. Nothing changed.',
  },
  'user-features-misfit': {
    what: 'The features and the network do not fit: {{detail}}',
    action:
      'The numbers are features per step of language, voice and face; ≠ stands between extractors that differ. Load features and weights that belong together, or choose another network.',
  },
  'corpus-file-unknown': {
    what: 'The Corpus view cannot read: {{detail}}',
    action:
      'It reads feature files (.npz), tables of texts (.csv, .tsv, .jsonl, .parquet), exported sessions (.dbr.zip), video and sound, and the weights “npm run train” writes (model.json with weights.bin). Nothing changed.',
  },
  'corpus-table-unreadable': {
    what: 'The table cannot be used. {{detail}}',
    action:
      'A table needs a heading with a column “text”, and may have id, label, split and more. Nothing changed.',
  },
  'corpus-session-empty': {
    what: 'Nothing was said or seen in these sessions, so they have no rows.',
    action: 'Choose others. Nothing changed.',
  },
  'corpus-session-unreadable': {
    what: 'A session cannot be opened: {{detail}}',
    action: 'Look under Sessions whether it is still there. Nothing changed.',
  },
  'corpus-apart': {
    what: 'These cannot be one corpus: {{detail}}',
    action: 'Open them one by one, or bring labels and features of one kind. Nothing changed.',
  },
  'user-weights-half': {
    what: 'A network is two files, model.json and weights.bin; this is only {{detail}}',
    action: 'Drop both together. Nothing changed.',
  },
  'user-weights-unreadable': {
    what: 'The weights cannot be used. {{detail}}',
    action: 'Drop the model.json and weights.bin that “npm run train” wrote in one go. Nothing changed.',
  },
  ...mediaProblems,
  'face-no-webgl': {
    what: 'Faces cannot be found: this browser does not allow WebGL in the background, which the face model needs.',
    action:
      'Switch on hardware acceleration or WebGL in the browser’s settings, or use a current Chrome, Edge or Safari. Words and voice work without faces.',
  },
  'part-failed': {
    what: 'This part did not start.',
    action: 'Try again. The rest of the app works without it.',
  },
  'part-unsupported': {
    what: 'This browser cannot run this part.',
    action: 'Use a current Chrome or Edge. The rest of the app works without it.',
  },
  'worker-gave-up': {
    what: 'This part stopped several times in a row.',
    action: 'Try again, or reload the page. The rest of the app works without it.',
  },
  'worker-not-loaded': {
    what: 'A part of the page did not load.',
    action: 'Check the connection to the site, then reload the page.',
  },
  'worker-restarted': {
    what: 'A background part stopped and was restarted: {{detail}}',
    action: 'Nothing to do.',
  },
  'gpu-device-lost': {
    what: 'The graphics processor was lost; the network was restarted.',
    action: 'Nothing to do. If it happens often, close other pages that use the graphics processor.',
  },
  'backend-no-webgpu': {
    what: 'This browser has no WebGPU, so the network runs on the processor.',
    action: 'Nothing to do. A current Chrome or Edge with a graphics processor may be faster.',
  },
  'backend-software-gpu': {
    what: 'WebGPU is only emulated in software here ({{detail}}), so the network runs on the processor, which is faster.',
    action: 'Nothing to do. To use WebGPU all the same, add ?backend=webgpu to the address.',
  },
  'backend-self-test': {
    what: 'The preferred backend computed the test input wrongly (difference {{detail}}), so another one is used.',
    action: 'Update the browser or the graphics driver to use the preferred one.',
  },
  'backend-failed': {
    what: 'The preferred backend did not start.',
    action: 'Nothing to do; another one is used. Reload the page to try the preferred one again.',
  },
  'backend-gpu-unstable': {
    what: 'The graphics processor was lost several times, so the network runs on the processor.',
    action: 'Reload the page to try the graphics processor again.',
  },
  'storage-unavailable': {
    what: 'This browser does not let this page save anything.',
    action:
      'Leave private browsing, or allow this page to save data, then try again. What is not saved can be exported until this page closes.',
  },
  'storage-silent': {
    what: 'This browser’s storage does not answer.',
    action:
      'Close other tabs of this page or restart the browser, then try again. What is not saved can be exported until this page closes.',
  },
  'storage-full': {
    what: 'There is not enough room in this browser’s storage.',
    action: 'Export sessions you want to keep elsewhere and delete them here, then try again.',
  },
  'storage-failed': {
    what: 'The browser’s storage failed.',
    action:
      'Try again. What was saved before is intact; what is not saved can be exported until this page closes.',
  },
  'storage-low': {
    what: 'This browser’s storage is running out: sound and picture are no longer recorded.',
    action: 'The recording continues without them. Delete sessions you do not need.',
  },
  'recording-stopped-full': {
    what: 'The recording was stopped because storage ran out. Everything up to then is saved.',
    action: 'Delete sessions you do not need, then record again.',
  },
  'recording-stopped-failed': {
    what: 'The recording was stopped because storing it failed. Everything up to then is saved.',
    action: 'Reload the page, then record again.',
  },
  'recording-not-kept': {
    what: 'The recording was stopped because nothing of it could be stored.',
    action: 'It is not saved. Reload the page, then record again.',
  },
  'recording-stopped-long': {
    what: 'The recording reached the limit of {{detail}}; it was stopped and saved.',
    action: 'Start another one to continue.',
  },
  'recording-recovered': {
    what: 'A recording was cut short; what was recorded is saved: {{detail}}',
    action: 'You can find it under Sessions.',
  },
  'recording-media-failed': {
    what: 'Sound or picture could not be recorded.',
    action: 'What the network saw is still recorded.',
  },
  'kept-without-media': {
    what: 'There is not enough room in this browser’s storage for the file: {{detail}}',
    action:
      'The session is saved without its sound and picture. Delete sessions you do not need, then load the file again.',
  },
  'session-missing': {
    what: 'This session is not saved in this browser.',
    action:
      'It may have been deleted, or it is in the browser of whoever made the link: they can export it under Sessions. Drop or import its file here to see it.',
  },
  'session-damaged': {
    what: 'This session cannot be read: {{detail}}',
    action: 'Import its file if you exported one. Other sessions are intact.',
  },
  'session-nothing-said': {
    what: 'There is no utterance with a prediction in this session, so there is nothing to export.',
    action: 'Export the session itself, or its predictions as JSON.',
  },
  'session-file-unreadable': {
    what: 'The file is not a session of this app, or is damaged: {{detail}}',
    action: 'Choose a .dbr.zip file that this app exported. Nothing changed.',
  },
  'session-file-newer': {
    what: 'The file was made by a newer version of this app: {{detail}}',
    action: 'Reload the page to get the newest version, then import it again.',
  },
  'session-other-extractors': {
    what: 'The session holds features of other extractors than this version of the app has: {{detail}}',
    action:
      'Open it in the version that made it. If you have its recording, open that here as a media file: its features are then extracted again.',
  },
  'session-file-large': {
    what: 'The file is too large to be read in a browser: {{detail}}',
    action: 'Export the session without sound and picture, or a shorter one. Nothing changed.',
  },
  'moment-past-end': {
    what: 'This moment lies after the end of the recording ({{detail}}), so nothing is shown.',
    action: 'Choose a moment with the slider or an utterance.',
  },
  'sample-failed': {
    what: 'The sample session “{{detail}}” could not be loaded.',
    action: 'Try another sample, or reload the page.',
  },
  'tab-was-hidden': {
    what: 'This tab was hidden, so the browser slowed it down.',
    action: 'Nothing to do; it has caught up.',
  },
  unknown: {
    what: 'Something went wrong.',
    action: 'Reload the page if it does not recover by itself.',
  },
} satisfies Record<ProblemCode | 'unknown', ProblemSentences>;
