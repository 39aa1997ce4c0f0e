import type { ui as en } from '../en/ui.ts';
import type { Like } from '../en.ts';

export const ui: Like<typeof en> = {
  'ui.copy': '复制',
  'ui.copied': '已复制',
  'ui.copyFailed': '浏览器不允许复制，请手动选中后复制。',
  'ui.details': '详细信息',
  'ui.rows': (p) => `第${p.from}–${p.to}行，共${p.total}行`,
  'ui.rowsNone': '没有数据',
  'ui.rowsFailed': '这几行没能读出来。',
  'ui.retry': '重试',
};
