import type { data as en } from '../en/data.ts';
import type { Like } from '../en.ts';

export const data: Like<typeof en> = {
  'data.about.none': '还没有文件',
  'data.about.files': (p) => `${p.n}，${p.size}`,
  'data.files.one': '一个文件',
  'data.files.many': (p) => `${p.n}个文件`,
  'data.title.none': '从店铺后台导出的订单文件开始',
  'data.lede.none': '每一行都有去处：采用、按规则剔除，或隔离待查。原文件不会被改动，也不会离开这台设备。',
  'data.title.loaded': (p) => `${p.accepted}行可用，${p.aside}行需要你看一眼`,
  'data.title.loaded.clean': (p) => `${p.accepted}行可用，没有需要隔离的行`,
  'data.lede.loaded': '读入 = 采用 + 按规则剔除 + 隔离。每次导入都会核对这笔账。',
  'data.import': '导入',
  'data.importing': (p) => `正在导入${p.name}`,
  'data.imported': (p) => `读入${p.lines}行：采用${p.accepted}行，按规则剔除${p.dropped}行，隔离${p.aside}行。`,
  'data.dismiss': '不用这个文件',
  'data.overview': '看订单说明了什么',
  'data.close': '关闭这些文件',
  'data.closed': '文件已关闭，已保存的分群还在。',
  'import.phase.survey': '正在逐行清点',
  'import.phase.read': '正在读取并检查数值',
  'import.phase.build': '正在汇总订单和顾客',

  'data.preview.title': (p) => `${p.name}各列的含义`,
  'data.preview.line': '行',
  'data.preview.as': (p) => `“${p.column}”列的含义`,
  'data.preview.skip': '不导入',
  'data.preview.distinct': (p) => `样本中有${p.n}个不同值`,
  'data.preview.numeric': (p) => `${p.rate}为数字`,
  'data.preview.empty': '样本中为空',

  'data.sum.lines': '读入',
  'data.sum.accepted': '采用',
  'data.sum.quarantined': '隔离',
  'data.funnel.title': (p) => `${p.rate}的行有顾客、有价格，也不是退款`,
  'data.funnel.sub': '每一步之后剩下的行数',
  'data.funnel.lines': '全部行',
  'data.funnel.customer': '有顾客',
  'data.funnel.refund': '不是退款',
  'data.funnel.positive': '数量和单价都大于0',

  'data.report.export': '导出导入报告',
};
