export const storage = {
  'storage.code.conflict':
    'It was changed in another tab since you opened it. Nothing was overwritten; look at the newer version first.',
  'storage.code.missing': 'It is no longer there: it was deleted in another tab, or this site’s data was cleared.',
  'storage.code.blocked': 'An older Huitou tab holds the saved definitions open. Close it and reload this page.',
  'storage.code.outdated': 'A newer Huitou has opened the saved definitions. Reload this page to go on.',
  'storage.code.unavailable':
    'This browser keeps nothing here, as in a private window. What you save lasts until this tab is closed.',
  'storage.code.quota':
    'The browser’s storage is full. Nothing of this was saved; what was saved before is still there.',
  'storage.code.failed': 'The browser could not save this. What was saved before is still there.',
  'storage.code.name-empty': 'Give it a name.',
  'storage.code.name-too-long': 'A name has at most 60 characters.',
  'storage.code.name-taken': 'Another one already has this name.',
} as const;
