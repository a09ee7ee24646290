import type { Catalogue } from '../en.ts';
import { mediaFile } from './media-file.ts';

/** Sentences of the Sessions view in Chinese. */
export const sessions: Catalogue['sessions'] = {
  about: '你录制或带来的会话。它们只保存在本设备的这个浏览器里。',
  list: '保存的会话',
  empty: '还没有会话。',
  emptyAction: '在“实时”里录一段：打开一项输入或输入一句话，然后按“录制”。',
  recording: '正在录制会话。',
  toLive: '回到“实时”',
  dismiss: '关闭',
  title: '会话标题',
  replay: '在“实时”里播放',
  laboratory: '在“实验室”里查看',
  rename: '重命名',
  remove: '删除',
  removed: '已删除“{{title}}”。',
  undo: '撤销',
  utterances_one: '{{count}} 句话',
  utterances_other: '{{count}} 句话',
  fromFile: '来自文件',
  media: { audio: '含声音', video: '含画面' },
  megabytes: '{{size}} MB',
  curve: '整个会话的情感；平均 {{mean}}',
  curveEmpty: '这个会话里没有任何预测。',
  storage: {
    label: '存储空间',
    used: '会话占 {{own}} MB。浏览器允许此页面使用 {{quota}} MB，已用 {{used}} MB。',
    persisted: '浏览器会一直保存，直到你删除。',
    notPersisted: '磁盘快满时浏览器可能清除它们；重要的请导出。',
  },
  file: mediaFile,
};
