import type { Catalogue } from '../en/en.ts';

/** Sentences about the copy of the app on this device, in Chinese. */
export const offline: Catalogue['offline'] = {
  title: '没有网络时',
  unsupported: '此页面需要网络：浏览器无法保存页面，或页面不是通过 https 或 localhost 打开的。',
  asking: '页面还没有保存到本设备；你允许大文件下载后才会保存。',
  size: '副本占用 {{size}} MB。',
  keep: '保存到本设备',
  preparing: '正在把页面保存到本设备，下次没有网络也能使用。',
  ready: '此页面没有网络也能使用：所需内容都在本设备上，包括模型文件。',
  incomplete: '页面未能保存到本设备，因此需要网络。请腾出磁盘空间或检查网络，然后重新加载。',
  incompleteModels:
    '此页面没有网络也能使用，但缺少这些未能保存的模型文件：{{files}}。请确认网站上有这些文件，然后重新加载。',
  speech: {
    absent: '语音识别模型（{{size}} MB）还没有保存：打开“文字”时会加载，之后就会保留。',
    keeping: '正在保存语音识别模型（{{size}} MB）……',
    kept: '语音识别模型也已保存，没有网络时也能识别文字。',
  },
  keepSpeech: '也保存语音识别模型',
  newer: '有新版本了。',
  newerAction: '关闭本应用的所有标签页后就会使用新版本。“立即使用”会重新加载此页面。',
  useNewer: '立即使用',
  later: '以后',
};

/** Sentences of the question before the large models are loaded, in Chinese. */
export const downloads: Catalogue['downloads'] = {
  title: '要加载文本模型吗？{{size}} MB',
  without: '没有它就无法理解文字；语音、表情、示例画面和图表仍可使用。只需加载一次，之后与页面副本一起保存。',
  face: '打开摄像头时才会加载人脸模型（{{size}} MB）。',
  yes: '加载 {{size}} MB',
  no: '暂不',
};
