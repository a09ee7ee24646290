/** English sentences for problems with media files and transcripts. */
export const mediaProblems = {
  'media-unreadable': {
    what: 'This is not a video or audio file that can be read here: {{detail}}',
    action:
      'Bring MP4, MOV, WebM, MKV, MPEG-TS, MP3, WAV, Ogg, FLAC or AAC, or convert the file to one of these.',
  },
  'media-empty': {
    what: 'There is neither sound nor picture in the file: {{detail}}',
    action: 'Check that it plays elsewhere, then bring it again.',
  },
  'media-undecodable': {
    what: 'This browser cannot play the file: {{detail}}',
    action: 'Convert it to MP4 with H.264 and AAC, or try another browser.',
  },
  'media-long': {
    what: 'The file is too long ({{detail}} minutes); a session holds 30.',
    action: 'Cut it into parts and bring them one by one.',
  },
  'media-damaged': {
    what: 'Nothing of the file can be decoded: {{detail}}',
    action: 'Check that it plays elsewhere, or convert it to MP4 with H.264 and AAC.',
  },
  'media-index-missing': {
    what: 'This MP4 was never finished: the index that says where its pictures and sound are is missing: {{detail}}',
    action:
      'Copy or download it again. If the recording itself broke off, repair it with a tool such as untrunc and a whole film from the same camera, then bring that.',
  },
  'media-sound-left-out': {
    what: 'This browser cannot decode the sound ({{detail}}), so there is no voice.',
    action: 'Convert the sound to AAC to have it.',
  },
  'media-picture-left-out': {
    what: 'This browser cannot decode the picture ({{detail}}), so there is no face.',
    action: 'Convert the picture to H.264 to have it.',
  },
  'media-cut-off': {
    what: 'The end of the file is missing; it breaks off at {{detail}}.',
    action: 'What there is of it is used. Copy or download it again to have the rest.',
  },
  'media-sound-broken': {
    what: 'The sound of the file is broken at {{detail}}.',
    action: 'Silence stands there, and all the rest is used. Bring an undamaged copy to have the whole.',
  },
  'media-picture-broken': {
    what: 'The picture of the file is broken at {{detail}}.',
    action:
      'No face is looked for there, and all the rest is used. Bring an undamaged copy to have the whole.',
  },
  'media-channels-cancel': {
    what: 'The channels of the sound cancel each other out from {{detail}} on (opposite phase), so only the louder one is heard.',
    action: 'Nothing to do. To have all of them, turn the phase of one around in an audio editor.',
  },
  'media-files-many': {
    what: 'There is more than one file of a kind: {{detail}}',
    action: 'Bring one video or audio file, and one transcript if there is one.',
  },
  'file-unknown': {
    what: 'Nothing here reads this: {{detail}}',
    action:
      'You can bring video and audio files, transcripts (.srt, .vtt, .txt), exported sessions (.dbr.zip), feature files (.npz), and weights (model.json with weights.bin).',
  },
  'transcript-alone': {
    what: 'There is no video or audio file of the same name here for: {{detail}}',
    action: 'Bring both together, or one transcript at a time.',
  },
  'media-without-face': {
    what: 'The face model did not load, so the faces were left out: {{detail}}',
    action: 'Check the connection and bring the file again to have them.',
  },
  'media-no-face': {
    what: 'No face was found in any picture of the file: {{detail}}',
    action:
      'The session has no face. Bring a film in which somebody looks towards the camera, well lit and not too far away, to have one.',
  },
  'transcript-unreadable': {
    what: 'The transcript has a mistake. {{detail}}',
    action: 'Correct it below, or bring another.',
  },
  'transcript-large': {
    what: 'The transcript is too long: {{detail}}',
    action: 'Bring one of a million characters at most.',
  },
  'transcript-misfit': {
    what: 'The transcript is longer than the file. {{detail}}',
    action: 'Check that it belongs to the file; correct it below, or bring another.',
  },
  'transcript-format': {
    what: 'Subtitles of this kind cannot be read here: {{detail}}',
    action: 'Convert it to SubRip (.srt) or WebVTT (.vtt), for example with Subtitle Edit, and bring that.',
  },
  'transcript-encoding': {
    what: 'The transcript is not in UTF-8; it was read as {{detail}}.',
    action: 'Check that its words look right below.',
  },
  'transcript-bytes-lost': {
    what: 'The transcript has {{detail}} damaged characters; they were left out.',
    action: 'Check the words below, or bring an undamaged copy.',
  },
  'transcript-converted': {
    what: 'The transcript was converted from {{detail}} to SubRip.',
    action: 'Check its words and times below.',
  },
  'transcript-mended': {
    what: 'Spots of the transcript were mended, or are not said: {{detail}}',
    action: 'Check the words and times of the session.',
  },
};
