import type { Catalogue } from '../en/en.ts';

/** Sentences about files loaded by dropping or choosing them, in Chinese. */
export const files: Catalogue['files'] = {
  drop: '放到这里',
  dropKinds: '视频、音频、字幕、导出的会话、特征文件和权重：自动归到对应的视图。',
  taken: '已在“{{view}}”中打开',
  queue: '{{count}} 个文件，已读完 {{done}} 个',
  clearQueue: '清空列表',
  cancelOne: '取消 {{name}}',
  exportOnnx: '导出为 ONNX',
  status: {
    waiting: '等待中',
    reading: '正在读取',
    done: '已完成',
    failed: '失败',
    cancelled: '已取消',
  },
};
