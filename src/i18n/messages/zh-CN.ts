import type { Messages } from './en.ts';
import { common } from './zh-CN/common.ts';

export const zhCN: Messages = { ...common };
