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
    what: 'Browsers give the camera to secure pages only.',
    action: 'Open this page over https or on localhost.',
  },
  'camera-unsupported': {
    what: 'This browser gives pages no camera.',
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
    what: 'Browsers give the microphone to secure pages only.',
    action: 'Open this page over https or on localhost.',
  },
  'microphone-unsupported': {
    what: 'This browser cannot hand a page the sound of a microphone.',
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
  'model-file-missing': {
    what: 'A model file was not found: {{detail}}',
    action:
      'Run “npm run models” where this page is served from, then try again. The rest of the app goes on.',
  },
  'model-file-corrupt': {
    what: 'A model file is not the one this app was checked with: {{detail}}',
    action:
      'Try again; if it stays so, run “npm run models” where this page is served from. The rest of the app goes on.',
  },
  'model-other-extractors': {
    what: 'A model file was made for features of other extractors than this version of the app has: {{detail}}',
    action:
      'Reload the page to get app and model files of one version; if it stays so, put the models of this version where the page is served from.',
  },
  'model-file-network': {
    what: 'A model file could not be fetched: {{detail}}',
    action: 'Check the connection and try again. The rest of the app goes on.',
  },
  'own-file-unknown': {
    what: 'The Laboratory reads exported sessions (.dbr.zip), feature files (.npz) and the weights “npm run train” writes (model.json with weights.bin), not: {{detail}}',
    action: 'Drop one of these; video and audio go under Sessions. What you see is as it was.',
  },
  'own-files-many': {
    what: 'There is more than one file of a kind: {{detail}}',
    action: 'Drop one feature file, one model.json with its weights.bin, or both. What you see is as it was.',
  },
  'own-file-large': {
    what: 'The file is too large to be read in a browser: {{detail}}',
    action:
      'Save fewer utterances, or save as float16 with numpy.savez_compressed (512 MB at most; weights 256 MB). What you see is as it was.',
  },
  'own-features-unreadable': {
    what: 'The feature file cannot be used. {{detail}}',
    action:
      'Save arrays language, acoustic, visual [N, T, d], masks and labels as the README says. What you see is as it was.',
  },
  'own-features-misfit': {
    what: 'The features and the network do not fit: {{detail}}',
    action:
      'The numbers are features per step of language, voice and face; ≠ stands between extractors that differ. Bring features and weights that belong together, or choose another network.',
  },
  'own-weights-half': {
    what: 'A network is two files, model.json and weights.bin; there is only {{detail}}',
    action: 'Drop both together. What you see is as it was.',
  },
  'own-weights-unreadable': {
    what: 'The weights cannot be used. {{detail}}',
    action:
      'Drop the model.json and weights.bin that “npm run train” wrote in one go. What you see is as it was.',
  },
  ...mediaProblems,
  'face-no-webgl': {
    what: 'Faces are not found here: this browser gives background work no WebGL, which the face model needs.',
    action:
      'Switch on hardware acceleration or WebGL in the browser’s settings, or use a current Chrome, Edge or Safari. Words and voice go on without faces.',
  },
  'part-failed': {
    what: 'This part did not start.',
    action: 'Try again. The rest of the app goes on without it.',
  },
  'part-unsupported': {
    what: 'This browser cannot run this part.',
    action: 'Use a current Chrome or Edge. The rest of the app goes on without it.',
  },
  'worker-gave-up': {
    what: 'This part stopped several times in a row.',
    action: 'Try again, or reload the page. The rest of the app goes on without it.',
  },
  'worker-restarted': {
    what: 'A background part stopped and was started again: {{detail}}',
    action: 'Nothing to do.',
  },
  'gpu-device-lost': {
    what: 'The graphics processor went away; the network was started again.',
    action: 'Nothing to do. If it happens often, close other pages that use the graphics processor.',
  },
  'backend-no-webgpu': {
    what: 'This browser has no WebGPU, so the network runs on the processor.',
    action: 'Nothing to do. A current Chrome or Edge with a graphics processor is faster.',
  },
  'backend-software-gpu': {
    what: 'WebGPU is only imitated in software here ({{detail}}), so the network runs on the processor, which is faster.',
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
    what: 'This browser does not let this page keep anything.',
    action:
      'Leave private browsing, or allow this page to keep data, then try again. What is not kept can be exported until this page closes.',
  },
  'storage-silent': {
    what: 'This browser’s storage does not answer.',
    action:
      'Close other tabs of this page or restart the browser, then try again. What is not kept can be exported until this page closes.',
  },
  'storage-full': {
    what: 'There is not enough room in this browser’s storage.',
    action: 'Export sessions you want to keep elsewhere and delete them here, then try again.',
  },
  'storage-failed': {
    what: 'The browser’s storage failed.',
    action:
      'Try again. What was stored before is as it was; what is not kept can be exported until this page closes.',
  },
  'storage-low': {
    what: 'Room in this browser’s storage is running out: sound and picture are no longer recorded.',
    action: 'The recording goes on without them. Delete sessions you do not need.',
  },
  'recording-stopped-full': {
    what: 'The recording was stopped because storage ran out. Everything until then is kept.',
    action: 'Delete sessions you do not need, then record again.',
  },
  'recording-stopped-failed': {
    what: 'The recording was stopped because storing it failed. Everything until then is kept.',
    action: 'Reload the page, then record again.',
  },
  'recording-not-kept': {
    what: 'The recording was stopped because nothing of it could be stored.',
    action: 'It is not kept. Reload the page, then record again.',
  },
  'recording-stopped-long': {
    what: 'The recording is {{detail}} long, which is the most; it was stopped and kept.',
    action: 'Start another one to go on.',
  },
  'recording-recovered': {
    what: 'A recording was cut short; what there was of it is kept: {{detail}}',
    action: 'You find it under Sessions.',
  },
  'recording-media-failed': {
    what: 'Sound or picture could not be recorded.',
    action: 'What the network saw is recorded all the same.',
  },
  'kept-without-media': {
    what: 'There is not enough room in this browser’s storage for the file: {{detail}}',
    action:
      'The session is kept without its sound and picture. Delete sessions you do not need, then bring the file again.',
  },
  'session-missing': {
    what: 'This session is not kept in this browser.',
    action:
      'It may have been deleted, or it is in the browser of whoever made the link: they can export it under Sessions. Drop or import its file here to see it.',
  },
  'session-damaged': {
    what: 'This session cannot be read: {{detail}}',
    action: 'Import its file if you exported one. Other sessions are as they were.',
  },
  'session-nothing-said': {
    what: 'There is no utterance with a prediction in this session, so there is nothing to export.',
    action: 'Export the session itself, or its predictions as JSON.',
  },
  'session-file-unreadable': {
    what: 'The file is no session of this app, or is damaged: {{detail}}',
    action: 'Choose a .dbr.zip file that this app exported. Nothing was changed.',
  },
  'session-file-newer': {
    what: 'The file was made by a newer version of this app: {{detail}}',
    action: 'Reload the page to get the newest version, then import it again.',
  },
  'session-other-extractors': {
    what: 'The session holds features of other extractors than this version of the app has: {{detail}}',
    action:
      'Open it in the version that made it. If you have its recording, open that here as a media file: its features are then extracted anew.',
  },
  'session-file-large': {
    what: 'The file is too large to be read in a browser: {{detail}}',
    action: 'Export the session without sound and picture, or a shorter one. Nothing was changed.',
  },
  'moment-past-end': {
    what: 'The moment asked for lies behind the end of the recording ({{detail}}): nothing is shown in its place.',
    action: 'Choose a moment with the slider or an utterance.',
  },
  'sample-failed': {
    what: 'The sample session “{{detail}}” could not be loaded.',
    action: 'Try another sample, or reload the page.',
  },
  'tab-was-hidden': {
    what: 'This tab was hidden, so the browser slowed it down.',
    action: 'Nothing to do; it follows again now.',
  },
  unknown: {
    what: 'Something went wrong.',
    action: 'Reload the page if it does not go on by itself.',
  },
} satisfies Record<ProblemCode | 'unknown', ProblemSentences>;
