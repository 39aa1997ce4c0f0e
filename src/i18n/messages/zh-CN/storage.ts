import type { storage as en } from '../en/storage.ts';
import type { Like } from '../en.ts';

export const storage: Like<typeof en> = {
  'storage.code.conflict': '打开之后，它在另一个标签页里改过了。没有覆盖任何内容，请先看看新版本。',
  'storage.code.missing': '它已经不在了：可能在另一个标签页里删掉了，或者本站数据被清空了。',
  'storage.code.blocked': '另一个旧版的回头客标签页占用着已保存的内容。请关掉它，再刷新本页。',
  'storage.code.outdated': '已保存的内容被更新版本的回头客打开过。刷新本页后可继续。',
  'storage.code.unavailable': '浏览器在这里不保存任何内容（例如无痕窗口）。现在保存的东西，关掉标签页就没了。',
  'storage.code.quota': '浏览器的存储空间满了，这一次没有存上；之前保存的都还在。',
  'storage.code.failed': '浏览器没能存上这一次；之前保存的都还在。',
  'storage.code.name-empty': '请起个名字。',
  'storage.code.name-too-long': '名称最多60个字。',
  'storage.code.name-taken': '这个名字已经用过了。',
};
