import type { samples as en } from '../en/samples.ts';
import type { Like } from '../en.ts';

export const samples: Like<typeof en> = {
  'samples.roaster.name': '咖啡烘焙店：第二单漏了',
  'samples.roaster.question': '人人都爱第一包，后来去哪了？',
  'samples.roaster.facts': '7,400位顾客·24个月·人民币',
  'samples.kids.name': '童装店：一年只活两季',
  'samples.kids.question': '是流失了，还是在等换季？',
  'samples.kids.facts': '7,200位顾客·36个月·人民币',
  'samples.tea.name': '茶叶店：会员都停在门槛上',
  'samples.tea.question': '刚过1,000元，发生了什么？',
  'samples.tea.facts': '4,900位顾客·18个月·人民币',

  'samples.roaster.second': (p) => `${p.customers}位顾客里，下过第二单的只有${p.share}。`,
  'samples.roaster.third': (p) => `下过第二单的人，有${p.share}接着下了第三单：漏就漏在第一单和第二单之间。`,
  'samples.roaster.channel': (p) => `漏在平台：首单来自平台的顾客只有${p.market}回头，来自小程序的有${p.own}。`,
  'samples.kids.season': (p) => `${p.share}的订单集中在四个月：3月、4月、9月和10月。`,
  'samples.kids.waiting': (p) =>
    `首单后${p.quiet}天没有动静的顾客，有${p.share}在${p.within}天内又来了：他们只是在等换季。`,
  'samples.tea.line': (p) =>
    `累计消费在${p.line}到${p.high}元之间的顾客有${p.above}位，在${p.low}到${p.line}元之间的只有${p.below}位。`,
  'samples.tea.stop': (p) =>
    `消费累计到${p.line}元的顾客，${p.stop}从此没再下单；累计到${p.other}元的，这个比例是${p.otherStop}。`,
};
