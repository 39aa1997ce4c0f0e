import type { common as en } from '../en/common.ts';
import type { Like } from '../en.ts';

export const common: Like<typeof en> = {
  'app.name': '回头客',
  'common.cancel': '取消',
  'common.close': '关闭',
};
