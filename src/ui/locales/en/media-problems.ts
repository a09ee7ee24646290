/** English sentences for problems with media files and transcripts. */
export const mediaProblems = {
  'media-unreadable': {
    what: 'This app cannot read this as video or audio: {{detail}}',
    action:
      'Load MP4, MOV, WebM, MKV, MPEG-TS, MP3, WAV, Ogg, FLAC or AAC, or convert the file to one of these.',
  },
  'media-empty': {
    what: 'The file has neither sound nor picture: {{detail}}',
    action: 'Check that it plays elsewhere, then load it again.',
  },
  'media-undecodable': {
    what: 'This browser cannot play the file: {{detail}}',
    action: 'Convert it to MP4 with H.264 and AAC, or try another browser.',
  },
  'media-long': {
    what: 'The file is too long ({{detail}} minutes); a session holds 30.',
    action: 'Cut it into parts and load them one by one.',
  },
  'media-damaged': {
    what: 'No part of the file can be decoded: {{detail}}',
    action: 'Check that it plays elsewhere, or convert it to MP4 with H.264 and AAC.',
  },
  'media-index-missing': {
    what: 'This MP4 was never finished; the index of its picture and sound is missing: {{detail}}',
    action:
      'Copy or download it again. If the recording itself broke off, repair it with a tool such as untrunc and an intact video from the same camera, then load that.',
  },
  'media-sound-left-out': {
    what: 'This browser cannot decode the sound ({{detail}}), so there is no voice.',
    action: 'Convert the sound to AAC to include it.',
  },
  'media-picture-left-out': {
    what: 'This browser cannot decode the picture ({{detail}}), so there is no face.',
    action: 'Convert the picture to H.264 to include it.',
  },
  'media-cut-off': {
    what: 'The end of the file is missing; it breaks off at {{detail}}.',
    action: 'The rest of it is used. Copy or download it again to get it whole.',
  },
  'media-sound-broken': {
    what: 'The sound of the file is broken at {{detail}}.',
    action: 'It is silent there; the rest is used. Load an undamaged copy to use all of it.',
  },
  'media-picture-broken': {
    what: 'The picture of the file is broken at {{detail}}.',
    action: 'There is no face there; the rest is used. Load an undamaged copy to use all of it.',
  },
  'media-channels-cancel': {
    what: 'The channels of the sound cancel each other out from {{detail}} on (opposite phase), so only the louder one is heard.',
    action: 'Nothing to do. To use them all, invert the phase of one in an audio editor.',
  },
  'file-unknown': {
    what: 'This app cannot read: {{detail}}',
    action:
      'It reads video and audio files, transcripts (.srt, .vtt, .txt), exported sessions (.dbr.zip), feature files (.npz), tables of texts (.csv, .tsv, .jsonl, .parquet), and weights (model.json with weights.bin).',
  },
  'transcript-alone': {
    what: 'There is no video or audio file of the same name for: {{detail}}',
    action: 'Load both together, or one transcript at a time.',
  },
  'media-without-face': {
    what: 'The face model did not load, so the faces were left out: {{detail}}',
    action: 'Check the connection and load the file again to include them.',
  },
  'media-no-words': {
    what: 'The speech model understood no word in “{{detail}}”.',
    action: 'Type what is said, or choose its language and write it down again.',
  },
  'media-foreign': {
    what: 'What is said in the file is not English. Language heard: {{detail}}.',
    action:
      'The words are shown and can be saved as subtitles, but the network reads only English: it goes by voice and face.',
  },
  'media-no-face': {
    what: 'No face was found anywhere in the file: {{detail}}',
    action:
      'The session has no face. To have one, load a video in which somebody looks towards the camera, well lit and not too far away.',
  },
  'transcript-unreadable': {
    what: 'The transcript has a mistake. {{detail}}',
    action: 'Correct it below, or load another.',
  },
  'transcript-large': {
    what: 'The transcript is too long: {{detail}}',
    action: 'Load one of at most a million characters.',
  },
  'transcript-misfit': {
    what: 'The transcript is longer than the file. {{detail}}',
    action: 'Check that it belongs to the file; correct it below, or load another.',
  },
  'transcript-format': {
    what: 'Subtitles of this kind cannot be read here: {{detail}}',
    action: 'Convert it to SubRip (.srt) or WebVTT (.vtt), for example with Subtitle Edit, and load that.',
  },
  'transcript-encoding': {
    what: 'The transcript is not in UTF-8; it was read as {{detail}}.',
    action: 'Check that its words look right below.',
  },
  'transcript-bytes-lost': {
    what: 'The transcript has {{detail}} damaged characters; they were left out.',
    action: 'Check the words below, or load an undamaged copy.',
  },
  'transcript-converted': {
    what: 'The transcript was converted from {{detail}} to SubRip.',
    action: 'Check its words and times below.',
  },
  'transcript-mended': {
    what: 'Parts of the transcript were corrected, or are not speech: {{detail}}',
    action: 'Check the words and times of the session.',
  },
};
