import type { Component } from 'svelte';
import type { MessageKey } from '#i18n/i18n.svelte.ts';
import type { Session } from '#session/session.svelte.ts';
import type { IconName } from '#ui/icons.ts';

export type Page = Component<{ session: Session }>;

export interface Screen {
  /** The first part of the hash route; the overview's is empty. */
  id: string;
  name: MessageKey;
  /** A shorter word for the phone's bottom bar; the screens that have one stand there. */
  short?: MessageKey;
  icon: IconName;
  group: 'top' | 'see' | 'act' | 'learn' | 'foot';
  /** Shows the invitation to load a file until there are orders. */
  needsOrders: boolean;
  load: () => Promise<{ default: Page }>;
}

const pages = import.meta.glob<{ default: Page }>('../pages/*/*Page.svelte');
const pageOf = (path: string) => pages[`../pages/${path}.svelte`]!;

/** Every screen there is: the rail, the bottom bar and the router are made from this table. */
const ALL: readonly Screen[] = [
  {
    id: '',
    name: 'screen.overview',
    short: 'screen.overview',
    icon: 'overview',
    group: 'top',
    needsOrders: false,
    load: pageOf('overview/OverviewPage'),
  },
  {
    id: 'data',
    name: 'screen.data',
    icon: 'data',
    group: 'top',
    needsOrders: false,
    load: pageOf('data/DataPage'),
  },
  {
    id: 'rfm',
    name: 'screen.rfm',
    short: 'screen.rfm',
    icon: 'rfm',
    group: 'see',
    needsOrders: true,
    load: pageOf('rfm/RfmPage'),
  },
  {
    id: 'repurchase',
    name: 'screen.repurchase',
    short: 'screen.short.repurchase',
    icon: 'repurchase',
    group: 'see',
    needsOrders: true,
    load: pageOf('repurchase/RepurchasePage'),
  },
  {
    id: 'cohorts',
    name: 'screen.cohorts',
    short: 'screen.cohorts',
    icon: 'cohorts',
    group: 'see',
    needsOrders: true,
    load: pageOf('cohorts/CohortsPage'),
  },
  {
    id: 'clv',
    name: 'screen.clv',
    icon: 'clv',
    group: 'see',
    needsOrders: true,
    load: pageOf('clv/ClvPage'),
  },
  {
    id: 'customers',
    name: 'screen.customers',
    icon: 'customers',
    group: 'see',
    needsOrders: true,
    load: pageOf('customers/CustomersPage'),
  },
  {
    id: 'segments',
    name: 'screen.segments',
    short: 'screen.segments',
    icon: 'segments',
    group: 'act',
    needsOrders: false,
    load: pageOf('segments/SegmentsPage'),
  },
  {
    id: 'methods',
    name: 'screen.methods',
    icon: 'methods',
    group: 'learn',
    needsOrders: false,
    load: pageOf('methods/MethodsPage'),
  },
  {
    id: 'sql',
    name: 'screen.sql',
    icon: 'sql',
    group: 'foot',
    needsOrders: false,
    load: pageOf('sql/SqlPage'),
  },
  {
    id: 'privacy',
    name: 'screen.privacy',
    icon: 'privacy',
    group: 'foot',
    needsOrders: false,
    load: pageOf('privacy/PrivacyPage'),
  },
];

export const SCREENS = ALL.filter(({ load }) => (load as unknown) !== undefined);

export const screenOf = (id: string): Screen | undefined => SCREENS.find((screen) => screen.id === id);
