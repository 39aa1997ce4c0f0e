/** Words that several screens share: shares in words, and saving what is shown as a segment. */
export const shared = {
  'share.tenth': 'a tenth',
  'share.fifth': 'a fifth',
  'share.quarter': 'a quarter',
  'share.three-tenths': 'three tenths',
  'share.third': 'a third',
  'share.two-fifths': 'two fifths',
  'share.half': 'half',
  'share.three-fifths': 'three fifths',
  'share.two-thirds': 'two thirds',
  'share.seven-tenths': 'seven tenths',
  'share.three-quarters': 'three quarters',
  'share.four-fifths': 'four fifths',
  'share.nine-tenths': 'nine tenths',
  'share.none': 'none',
  'share.all': 'all',
  'share.nearly-all': 'nearly all',
  'share.hardly-any': 'hardly any',
  'share.rate': (p: { rate: string }) => p.rate,
  /** What stands between two sentences. */
  'share.gap': ' ',

  'save.title': 'Save as a segment',
  'save.lede': 'The definition is kept in this browser, not the customers. It finds them anew in every file you open.',
  'save.name': 'Name',
  'save.scope': (p: { scope: string }) =>
    `Only “${p.scope}” is counted now. The segment keeps its definition alone; used later, it looks among everyone.`,
  'save.save': 'Save segment',
  'save.saved': (p: { name: string }) => `“${p.name}” is saved.`,
  'save.see': 'See the segments',
} as const;
