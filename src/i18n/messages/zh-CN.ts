import type { Messages } from './en.ts';
import { zhCNFirst } from './zh-CN-first.ts';
import { zhCNRest } from './zh-CN-rest.ts';

export const zhCN: Messages = { ...zhCNFirst, ...zhCNRest };
