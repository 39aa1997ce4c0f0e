import type { common as en } from '../en/common.ts';
import type { Like } from '../en.ts';

export const common: Like<typeof en> = {
  'common.cancel': '取消',
  'common.close': '关闭',
};
