import { t } from '#i18n/i18n.svelte.ts';
import { exportCsv } from '#session/figure.ts';
import type { Session } from '#session/session.svelte.ts';
import type { SegmentDefinition } from '#segments/definition.ts';
import type { SavedSegment } from '#segments/saved.ts';

/** Counts a segment's members alone on every screen, or everyone again. */
export function useAsScope(session: Session, segment: SavedSegment | null): void {
  const everyone = () => session.setFrame({ ...session.frame, scope: 'all' });
  if (segment === null) {
    everyone();
    return;
  }
  session.setFrame({ ...session.frame, scope: `segment:${segment.id}` });
  session.notices.show({
    text: t('segpage.used', { name: segment.name }),
    action: { label: t('segpage.use.stop'), run: everyone },
  });
}

/** Deletes a segment and offers to undo it. */
export async function remove(session: Session, segment: SavedSegment): Promise<void> {
  try {
    if (session.frame.scope === `segment:${segment.id}`) useAsScope(session, null);
    const restore = await session.segments.remove(segment);
    session.notices.show({
      text: t('segpage.deleted', { name: segment.name }),
      action: {
        label: t('segpage.undo'),
        run: () => {
          restore().catch((error: unknown) => {
            session.report(error);
          });
        },
      },
    });
  } catch (error) {
    session.report(error);
  }
}

/** The customers a definition holds, on their own screen. */
export const openCustomers = (session: Session, definition: SegmentDefinition): void =>
  session.goTo('customers', { of: JSON.stringify(definition) });

/** `segment-customers.csv` of a definition in this frame. */
export const exportCustomers = (session: Session, definition: SegmentDefinition): Promise<void> =>
  exportCsv(
    session,
    { kind: 'customers.export', search: '' },
    'segment-customers.csv',
    session.requestFor(session.frame, [definition]),
  );
