import type { Catalogue } from '../en/en.ts';

/** Sentences of the tour of the Live view in Chinese. */
export const tour: Catalogue['tour'] = {
  skip: '跳过导览',
  back: '上一步',
  next: '下一步',
  done: '完成',
  again: '再看一遍“实时”的导览',
  capture: {
    title: '先看一段示例',
    text: '正在播放一个示例会话：词、声音和脸，就像来自麦克风和摄像头。在画面上方可以换一个。',
  },
  balance: {
    title: '两个分支怎样分工',
    text: '证据从左流到右，经过共享分支和私有分支。带点状下划线的词通向术语表；图表的“i”说明你看到的是什么。',
  },
  sentiment: {
    title: '网络的回答',
    text: '从 −3（强烈负面）到 +3（强烈正面）；下面是每个模态单独会怎么说。再按一下就能看到模型做不到什么。',
  },
  timeline: {
    title: '最近几分钟',
    text: '每个方块是一句话，颜色是它的预测。按一下可以再看那一刻。',
  },
  yourself: {
    title: '轮到你了',
    text: '用自己的摄像头和麦克风，或者在下面输入一句话。任何内容都不离开本设备。',
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
    about: '用手机摄像头对准二维码，或输入网址。',
    local: '这个网址只能在本设备上打开。给全班用时，请把页面放到网站服务器上。',
    long: '这个网址太长，放不进二维码。请复制它。',
    close: '关闭二维码',
  },
  controls: '视图的控件',
  end: '退出演示',
};
