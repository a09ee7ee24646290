import type { Catalogue } from '../en/en.ts';

/** Sentences of the tour of the Live view in Chinese. */
export const tour: Catalogue['tour'] = {
  skip: '跳过导览',
  back: '上一步',
  next: '下一步',
  done: '完成',
  again: '再看一遍“实时”导览',
  capture: {
    title: '先看一段示例',
    text: '正在播放一个示例会话：文字、语音和人脸，就像来自麦克风和摄像头一样。在画面上方可以换一个。',
  },
  balance: {
    title: '两个分支如何分工',
    text: '证据从左流到右，经过共享分支和私有分支。点击带点状下划线的词可查看术语；图表的“i”说明图中内容。',
  },
  sentiment: {
    title: '预测结果',
    text: '从 −3（强烈负面）到 +3（强烈正面）；下方是各模态单独的预测。再点一下就能看到模型的局限。',
  },
  timeline: {
    title: '随时间变化',
    text: '每个色块是一句话，颜色是它的预测。点击可回看那一刻。',
  },
  yourself: {
    title: '轮到你了',
    text: '使用自己的摄像头和麦克风，或在下方输入一句话。所有内容都留在本设备。',
  },
  views: {
    title: '还有更多',
    text: '“实验室”从内部展示同一个会话，“会话”保存你录制的内容。',
  },
};

/** Sentences of the presenter view in Chinese. */
export const presenter: Catalogue['presenter'] = {
  start: '演示：大字，每次一个面板',
  label: '演示',
  previous: '上一个面板',
  next: '下一个面板',
  place: '第 {{number}} 个，共 {{count}} 个：{{name}}',
  timer: {
    label: '计时器',
    start: '开始计时',
    pause: '暂停计时',
    reset: '计时归零',
  },
  code: {
    show: '此视图的二维码',
    title: '打开此视图',
    about: '用手机扫描二维码，或输入网址。',
    local: '这个网址只能在本设备上打开。全班使用时，请把页面部署到网站服务器上。',
    long: '网址太长，无法生成二维码，请直接复制。',
    close: '关闭二维码',
  },
  controls: '视图的控件',
  end: '退出演示',
};
