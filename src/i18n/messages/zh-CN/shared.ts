import type { shared as en } from '../en/shared.ts';
import type { Like } from '../en.ts';

export const shared: Like<typeof en> = {
  'share.tenth': '一成',
  'share.fifth': '五分之一',
  'share.quarter': '四分之一',
  'share.three-tenths': '三成',
  'share.third': '三分之一',
  'share.two-fifths': '四成',
  'share.half': '一半',
  'share.three-fifths': '六成',
  'share.two-thirds': '三分之二',
  'share.seven-tenths': '七成',
  'share.three-quarters': '四分之三',
  'share.four-fifths': '八成',
  'share.nine-tenths': '九成',
  'share.none': '零',
  'share.all': '全部',
  'share.nearly-all': '几乎全部',
  'share.hardly-any': '极少一部分',
  'share.rate': (p) => p.rate,
  'share.gap': '',

  'save.title': '存为分群',
  'save.lede': '浏览器里只保存定义，不保存顾客名单。以后每打开一份文件，都会按定义重新找人。',
  'save.name': '名称',
  'save.scope': (p) => `现在只统计“${p.scope}”。分群只记下定义，以后使用时会在全部顾客里找人。`,
  'save.save': '保存分群',
  'save.saved': (p) => `“${p.name}”已保存。`,
  'save.see': '查看分群',
};
