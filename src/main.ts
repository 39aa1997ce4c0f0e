import './styles/index.css';
import { mount } from 'svelte';
import { t } from '#i18n/i18n.svelte.ts';
import { MappingMemory } from '#session/mapping-memory.ts';
import { Reader } from '#session/reader.svelte.ts';
import { RecipeShelf } from '#session/recipe-shelf.svelte.ts';
import { RuleShelf } from '#session/rule-shelf.svelte.ts';
import { SegmentShelf } from '#session/segment-shelf.svelte.ts';
import { Session } from '#session/session.svelte.ts';
import { openStorage } from '#storage/index.ts';
import { seal } from './seal.ts';
import App from './shell/App.svelte';

seal();

const storage = await openStorage();
const reader = new Reader({
  get: async () => ({ locale: await storage.settings.get('language'), theme: await storage.settings.get('theme') }),
  put: async ({ locale, theme }) => {
    await storage.settings.set('language', locale);
    await storage.settings.set('theme', theme);
  },
});
await reader.restore();
const session = new Session(
  reader,
  new SegmentShelf(storage),
  new MappingMemory(storage.mappings),
  new RecipeShelf(storage),
  new RuleShelf(storage),
);
await session.followAddress();
document.documentElement.dataset['dataset'] = 'none';
mount(App, { target: document.body, props: { session } });
session.segments.watch((error) => session.report(error));
session.recipes.watch((error) => session.report(error));
session.rules.watch((error) => session.report(error));
if (storage.volatile !== null) session.notices.show({ text: t('shell.volatile') });
