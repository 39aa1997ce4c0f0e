import type { start as enStart } from '../en/overview.ts';
import type { Like } from '../en.ts';

export const start: Like<typeof enStart> = {
  'start.title': '谁会再来，谁不会，该怎么办',
  'start.lede': '把店铺后台导出的订单文件交给它。一分钟之内，你会看到关于自己顾客的三句实话，每句都附定义、明细和误差范围。',
  'start.drop.title': '把订单文件拖到这里',
  'start.drop.text':
    '支持 UTF-8 编码的 CSV、TSV，也可以是 .gz。一行一笔订单或一件商品均可，只要有日期、顾客和金额；中英文列名会自动识别，每一处猜测都能在预览里改。',
  'start.drop.choose': '选择文件',
  'start.drop.release': '松手就开始查看文件',
  'start.samples.title': '手边没有文件？三家示例店铺，各藏一个真相',
  'start.samples.making': (p) => `正在本机生成“${p.name}”`,
  'start.privacy.title': '数据不离开这台设备',
  'start.privacy.text': '没有服务器，没有账号，也不上传。浏览器本身就禁止外传。',
  'start.privacy.prove': '查看证明',
  'start.methods.title': '每个数字都能核对',
  'start.methods.text': '每张图都能看到定义、SQL 和明细，结果与公开发表的数字一致。',
  'start.methods.link': '各个数字怎么定义',
  'start.kept.title': '保存在这台设备上',
  'start.kept.text': (p) => `这里保存了 ${p.n} 个分群。订单本身没有保存。`,
  'start.kept.link': '查看分群',
  'start.kept.none': '你保存的分群留在这个浏览器里，订单本身不会保存。',
};
