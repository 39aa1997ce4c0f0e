export const common = {
  'app.name': 'Huitou',
  'common.cancel': 'Cancel',
  'common.close': 'Close',
} as const;
