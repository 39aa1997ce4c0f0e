import { count } from './plural.ts';

export const recipe = {
  'recipe.memory': (p: { n: string }) =>
    `Read as last time: ${count(p.n, 'setting')} as you chose for the last file with these columns.`,
  'recipe.afresh': 'Start afresh',

  'recipe.title': 'Recipes',
  'recipe.sub':
    'A recipe holds how files are read and counted, and the segments: no line of any file. Next month’s files are read the same way, and what has changed in them is said.',
  'recipe.name': 'Name of the recipe',
  'recipe.save': 'Save as a recipe',
  'recipe.saved': (p: { name: string }) => `“${p.name}” is saved on this device.`,
  'recipe.saved.leftOut': (p: { name: string; n: string }) =>
    `“${p.name}” is saved on this device, without ${count(p.n, 'segment')} naming customers.`,
  'recipe.list': 'Saved recipes',
  'recipe.about': (p: { day: string; files: string; segments: string }) =>
    `${p.day} · ${count(p.files, 'file')} · ${count(p.segments, 'segment')}`,
  'recipe.unreadable': 'A newer or older Huitou has saved it. It cannot be used here.',
  'recipe.use': 'Use',
  'recipe.link': 'Share link',
  'recipe.link.label': 'Whoever opens this link reads and counts their files this way. It holds no line of yours.',
  'recipe.link.copied': 'The link is copied.',
  'recipe.link.long': 'The recipe is too long for a link. Download it and pass on the file.',
  'recipe.download': 'Download',
  'recipe.delete': 'Delete',
  'recipe.deleted': (p: { name: string }) => `“${p.name}” is deleted.`,
  'recipe.undo': 'Undo',
  'recipe.actions': (p: { name: string }) => `What to do with “${p.name}”`,

  'recipe.inUse': (p: { name: string }) => `Files are read by the recipe “${p.name}”`,
  'recipe.inUse.text':
    'The frame has been set as it says. Choose the files; each is compared with those it was made of.',
  'recipe.keep': 'Keep it on this device',
  'recipe.stop': 'Stop using it',
  'recipe.dated': 'It counts up to a fixed day. Later orders are left out.',
  'recipe.undate': 'Count up to the newest order',
  'recipe.segments': (p: { n: string; names: string }) => `It brings ${count(p.n, 'segment')}: ${p.names}.`,
  'recipe.segments.save': 'Save these segments',
  'recipe.segments.saved': (p: { n: string }) => `${count(p.n, 'segment was', 'segments were')} saved.`,

  'recipe.code.recipe-invalid': 'This recipe cannot be read',
  'recipe.remedy.recipe-invalid':
    'It is damaged or was cut short. Nothing was changed. Ask for it again, best as a file.',
  'recipe.code.recipe-newer': 'This recipe was made by a newer Huitou',
  'recipe.remedy.recipe-newer': 'Nothing was changed. Reload this page and open it once more.',

  'recipe.drift.ok': (p: { name: string }) => `Read by “${p.name}”. Nothing that matters has changed.`,
  'recipe.drift.look': (p: { name: string; n: string }) =>
    `Read by “${p.name}”. ${count(p.n, 'thing is', 'things are')} worth a look.`,
  'recipe.drift.stop': (p: { name: string }) => `Cannot be read by “${p.name}” as it stands`,
  'recipe.drift.severity.ok': 'harmless',
  'recipe.drift.severity.look': 'worth a look',
  'recipe.drift.severity.stop': 'in the way',
  'recipe.drift.refuse': 'Not the same column',
  'recipe.drift.accept': (p: { column: string }) => `Propose a column for “${p.column}” again`,
  'recipe.between': ', ',
  'recipe.drift.missing': (p: { column: string; role: string }) =>
    `The column “${p.column}” (${p.role}) is gone. What rests on it stays empty.`,
  'recipe.drift.missing.needed': (p: { column: string; role: string }) =>
    `The column “${p.column}” (${p.role}) is gone, and nothing can be counted without it. Choose the column below that holds it now, or export the file with it.`,
  'recipe.drift.renamed': (p: { column: string; now: string }) =>
    `“${p.column}” is gone; “${p.now}” looks like it and is taken for it.`,
  'recipe.drift.dates': (p: { column: string; share: string }) =>
    `${p.share} of the dates in “${p.column}” cannot be read the way they were.`,
  'recipe.drift.dates.format': (p: { column: string; example: string }) =>
    `The dates in “${p.column}” are written otherwise now (${p.example}) and are read as found here.`,
  'recipe.drift.dates.none': (p: { column: string }) =>
    `“${p.column}” held dates and does so no more. Choose the column below that holds the date now.`,
  'recipe.drift.numbers': (p: { column: string; share: string }) => `${p.share} of “${p.column}” are no numbers now.`,
  'recipe.drift.numbers.none': (p: { column: string; share: string }) =>
    `“${p.column}” held amounts; now ${p.share} of it are no numbers. Choose the column below that holds the amount.`,
  'recipe.drift.statuses': (p: { values: string }) => `New statuses: ${p.values}. Check what they are taken for.`,
  'recipe.drift.currency': (p: { before: string; now: string }) => `The currency was ${p.before} and is ${p.now} now.`,
  'recipe.drift.blanks': (p: { column: string; share: string; before: string }) =>
    `${p.share} of the lines have nothing in “${p.column}”, up from ${p.before}.`,
  'recipe.drift.layout': (p: { before: string; now: string }) =>
    `The export was recognised as ${p.before} and is recognised as ${p.now} now.`,
  'recipe.drift.layout.none': 'no known platform',
  'recipe.drift.place': (p: { before: string; now: string }) =>
    `The table begins on line ${p.now} instead of line ${p.before}.`,
  'recipe.drift.header': (p: { before: string; now: string }) =>
    `The header takes ${count(p.now, 'line')} instead of ${p.before}.`,
  'recipe.drift.rows.more': (p: { times: string; lines: string }) =>
    `About ${p.times} times as many lines as the ${p.lines} it was made of. Is it a longer time, or several shops?`,
  'recipe.drift.rows.fewer': (p: { times: string; lines: string }) =>
    `About ${p.times} times fewer lines than the ${p.lines} it was made of. Is the export complete?`,
  'recipe.drift.new': (p: { columns: string }) => `New columns, not imported: ${p.columns}.`,
  'recipe.drift.moved': 'The columns stand in another order.',
  'recipe.drift.encoding': (p: { before: string; now: string }) => `The encoding is ${p.now} instead of ${p.before}.`,
  'recipe.drift.delimiter': 'Another character parts the columns.',
} as const;
