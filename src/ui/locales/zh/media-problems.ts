import type { mediaProblems as english } from '../en/media-problems.ts';

/** Chinese sentences for problems with media files and transcripts. */
export const mediaProblems: typeof english = {
  'media-unreadable': {
    what: '无法读取的视频或音频文件：{{detail}}',
    action: '请使用 MP4、MOV、WebM、MKV、MPEG-TS、MP3、WAV、Ogg、FLAC 或 AAC，或把文件转换成其中之一。',
  },
  'media-empty': {
    what: '文件里既没有声音也没有画面：{{detail}}',
    action: '请确认它在别处能播放，然后重新载入。',
  },
  'media-undecodable': {
    what: '此浏览器无法播放该文件：{{detail}}',
    action: '请转换成 MP4（H.264 和 AAC），或换一个浏览器。',
  },
  'media-long': {
    what: '文件太长（{{detail}} 分钟）；一个会话最多 30 分钟。',
    action: '请切成几段，逐段载入。',
  },
  'media-damaged': {
    what: '文件完全无法解码：{{detail}}',
    action: '请确认它在别处能播放，或转换成 MP4（H.264 和 AAC）。',
  },
  'media-index-missing': {
    what: '这个 MP4 没有写完：缺少指明画面和声音位置的索引：{{detail}}',
    action:
      '请重新复制或下载。如果录制本身中断了，请用 untrunc 之类的工具，借助同一台相机拍摄的完整视频修复后再载入。',
  },
  'media-sound-left-out': {
    what: '此浏览器无法解码声音（{{detail}}），因此没有语音。',
    action: '把声音转换成 AAC 即可。',
  },
  'media-picture-left-out': {
    what: '此浏览器无法解码画面（{{detail}}），因此没有表情。',
    action: '把画面转换成 H.264 即可。',
  },
  'media-cut-off': {
    what: '文件的结尾缺失，在 {{detail}} 处中断。',
    action: '现有部分照常使用；重新复制或下载可得到完整文件。',
  },
  'media-sound-broken': {
    what: '文件的声音在 {{detail}} 处损坏。',
    action: '该处按静音处理，其余部分照常使用。换用完好的文件即可全部使用。',
  },
  'media-picture-broken': {
    what: '文件的画面在 {{detail}} 处损坏。',
    action: '该处按无人脸处理，其余部分照常使用。换用完好的文件即可全部使用。',
  },
  'media-channels-cancel': {
    what: '从 {{detail}} 起，各声道相位相反、互相抵消，因此只取较响的声道。',
    action: '无需处理。想保留所有声道，请在音频编辑器里把其中一个声道的相位翻转。',
  },
  'file-unknown': {
    what: '无法读取：{{detail}}',
    action:
      '可以载入：视频和音频文件、字幕（.srt、.vtt、.txt）、导出的会话（.dbr.zip）、特征文件（.npz）、文本表格（.csv、.tsv、.jsonl、.parquet），以及权重（model.json 和 weights.bin）。',
  },
  'transcript-alone': {
    what: '没有与之同名的视频或音频文件：{{detail}}',
    action: '请把两者一起载入，或一次只载入一个字幕。',
  },
  'media-without-face': {
    what: '人脸模型未加载，因此没有表情：{{detail}}',
    action: '请检查网络连接，然后重新载入文件。',
  },
  'media-no-words': {
    what: '语音识别模型没有在“{{detail}}”中识别出任何词。',
    action: '请输入说的话，或选择语言后重新识别。',
  },
  'media-foreign': {
    what: '文件里说的不是英语。识别出的语言：{{detail}}。',
    action: '文字会显示出来，也可以存为字幕，但网络只懂英语：结果只依据语音和表情。',
  },
  'media-no-face': {
    what: '文件的所有画面中都没有找到人脸：{{detail}}',
    action: '此会话没有表情。如需表情，请换一段有人面向镜头、光线充足、距离适中的视频。',
  },
  'transcript-unreadable': {
    what: '文字稿有错误。{{detail}}',
    action: '请在下方修改，或换一份。',
  },
  'transcript-large': {
    what: '文字稿太长：{{detail}}',
    action: '请使用不超过一百万字符的文字稿。',
  },
  'transcript-misfit': {
    what: '文字稿比文件长。{{detail}}',
    action: '请确认它属于此文件；在下方修改，或换一份。',
  },
  'transcript-format': {
    what: '无法读取此类字幕：{{detail}}',
    action: '请先转换成 SubRip（.srt）或 WebVTT（.vtt），例如用 Subtitle Edit，再拖进来。',
  },
  'transcript-encoding': {
    what: '字幕不是 UTF-8 编码，已按 {{detail}} 读取。',
    action: '请核对下方的文字是否正确。',
  },
  'transcript-bytes-lost': {
    what: '字幕中有 {{detail}} 个损坏的字符，已忽略。',
    action: '请核对下方文字，或换一份完好的文件。',
  },
  'transcript-converted': {
    what: '字幕已从 {{detail}} 转换为 SubRip。',
    action: '请核对下方的文字和时间。',
  },
  'transcript-mended': {
    what: '字幕中有几处已修正，或不当作台词：{{detail}}',
    action: '请核对会话中的文字和时间。',
  },
};
