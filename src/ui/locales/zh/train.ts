import type { train as english } from '../train.ts';

/** Sentences of the Train view in Chinese. */
export const train: typeof english = {
  about:
    '在这个浏览器里训练一个设计相同的微型网络。样本由公式生成：三个模态共有一个情感，各自再加上自己的部分和噪声，其中五分之一的样本里有一个模态与另外两个相反。关掉一个阶段或一项损失，再训练一次，然后比较。',
  settings: '下一次训练用什么',
  network: '网络',
  stages: '阶段',
  seed: '随机种子',
  start: '训练',
  stop: '停止',
  losses: '损失：除误差之外，训练还要减小什么',
  variant: { dbr: '完整的 DBR', plain: '普通解耦' },
  without: '没有{{names}}',
  status: { running: '进行中', stopped: '已停止', failed: '失败' },
  empty: '还没有训练过。一切都留在这台设备上，页面关闭后就不再保留。',
  progress: '训练进度',
  epoch: '轮次',
  epochOf: '第 {{epoch}} 轮，共 {{epochs}} 轮',
  run: '第 {{number}} 次',
  curve: '第 {{number}} 次：从 {{from}} 到 {{to}}，第 {{epoch}} 轮之后。',
  noCurve: '还没有内容。',
  column: { run: '次', network: '网络', epochs: '轮数', seconds: '秒' },
  heldOutTitle: '在没有用来训练的样本上',
  reading:
    '一次训练只是一次抽样：相信一个差别之前，先换几个种子试试。玩具数据上的数字说明各部分怎样起作用，不说明随应用提供的网络有多好。',
  heldOut: {
    mae: { title: '误差（MAE）', info: '每一轮之后，预测与标签的平均距离，单位是情感分。' },
    absoluteBalance: {
      title: '失衡 |β|',
      info: '两个分支的分工离各半有多远，对样本取平均：0 为各半，1 为全由一个分支承担。',
    },
    leakage: {
      title: '泄漏',
      info: '一个模态的私有分支里有多少是它的共享分支已经有的，对模态取平均：0 为没有，1 为全部。',
    },
    redundancy: {
      title: '冗余',
      info: '各模态的共享分支在多大程度上说同样的话，对模态的两两组合取平均：0 为毫无共同之处，1 为完全相同。',
    },
  },
  lossTitle: '训练要减小什么',
  loss: {
    total: { name: '总和', info: '下面各项的加权和，对这一轮取平均。' },
    task: { name: '任务', info: '训练样本上预测的平均误差。' },
    reconstruction: { name: '重建', info: '两个分支合起来必须能还原输入。' },
    similarity: { name: '相似', info: '不同模态的共享向量必须有相似的分布。' },
    difference: { name: '差异', info: '一个模态的共享分支和私有分支必须装不同的东西。' },
    redundancy: { name: '冗余', info: '经过 TSF，各模态的共享向量不应互相重复。' },
    leakage: { name: '泄漏', info: '经过 AGPR，私有分支不应装有共享分支已有的东西。' },
    anchors: { name: '锚点', info: '每一步应当选中少数锚点，而所有锚点都应当用到。' },
    orthogonality: { name: '正交', info: '一个模态的锚点必须指向不同的方向。' },
    borrow: { name: '借用', info: '借用要一直存在，但只是例外。' },
    unimodal: { name: '单模态', info: '每个模态必须预测它自己的情感。' },
    decorrelation: { name: '去相关', info: 'TSF 的时间流和结构流必须装不同的东西。' },
    covariance: { name: '协方差', info: '共享向量的各个通道不应互相重复。' },
    gateEntropy: { name: '门控', info: 'BRF 的门控平均起来必须两个分支都用。' },
  },
};
