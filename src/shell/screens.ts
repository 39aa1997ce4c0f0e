import type { Component } from 'svelte';
import type { MessageKey } from '#i18n/i18n.svelte.ts';
import type { IconName } from '#ui/icons.ts';

export type Page = Component;

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

/** Every screen there is: the rail, the bottom bar and the router are made from this table. */
export const SCREENS: readonly Screen[] = [
  {
    id: '',
    name: 'screen.overview',
    short: 'screen.overview',
    icon: 'overview',
    group: 'top',
    needsOrders: false,
    load: () => import('../pages/overview/OverviewPage.svelte'),
  },
  {
    id: 'data',
    name: 'screen.data',
    icon: 'data',
    group: 'top',
    needsOrders: false,
    load: () => import('../pages/data/DataPage.svelte'),
  },
  {
    id: 'rfm',
    name: 'screen.rfm',
    short: 'screen.rfm',
    icon: 'rfm',
    group: 'see',
    needsOrders: true,
    load: () => import('../pages/rfm/RfmPage.svelte'),
  },
  {
    id: 'repurchase',
    name: 'screen.repurchase',
    short: 'screen.short.repurchase',
    icon: 'repurchase',
    group: 'see',
    needsOrders: true,
    load: () => import('../pages/repurchase/RepurchasePage.svelte'),
  },
  {
    id: 'cohorts',
    name: 'screen.cohorts',
    short: 'screen.cohorts',
    icon: 'cohorts',
    group: 'see',
    needsOrders: true,
    load: () => import('../pages/cohorts/CohortsPage.svelte'),
  },
  {
    id: 'lifecycle',
    name: 'screen.lifecycle',
    icon: 'lifecycle',
    group: 'see',
    needsOrders: true,
    load: () => import('../pages/lifecycle/LifecyclePage.svelte'),
  },
  {
    id: 'clv',
    name: 'screen.clv',
    icon: 'clv',
    group: 'see',
    needsOrders: true,
    load: () => import('../pages/clv/ClvPage.svelte'),
  },
  {
    id: 'customers',
    name: 'screen.customers',
    icon: 'customers',
    group: 'see',
    needsOrders: true,
    load: () => import('../pages/customers/CustomersPage.svelte'),
  },
  {
    id: 'segments',
    name: 'screen.segments',
    short: 'screen.segments',
    icon: 'segments',
    group: 'act',
    needsOrders: false,
    load: () => import('../pages/segments/SegmentsPage.svelte'),
  },
  {
    id: 'methods',
    name: 'screen.methods',
    icon: 'methods',
    group: 'learn',
    needsOrders: false,
    load: () => import('../pages/methods/MethodsPage.svelte'),
  },
  {
    id: 'sql',
    name: 'screen.sql',
    icon: 'sql',
    group: 'foot',
    needsOrders: false,
    load: () => import('../pages/sql/SqlPage.svelte'),
  },
  {
    id: 'privacy',
    name: 'screen.privacy',
    icon: 'privacy',
    group: 'foot',
    needsOrders: false,
    load: () => import('../pages/privacy/PrivacyPage.svelte'),
  },
];

export const screenOf = (id: string): Screen | undefined => SCREENS.find((screen) => screen.id === id);
