import { i18n, t } from '#i18n/i18n.svelte.ts';
import { LEAST_OUTCOMES, testShortage, type Test } from './propensity.ts';

/** Why a ranking cannot be judged, and what would be enough; null when it can, or while that is not known. */
export function testLittle(
  rows: readonly Test[] | undefined,
  span: { day: string; days: number } | null,
  unfitted: boolean,
): { text: string } | null {
  if (span === null) return { text: t('propensity.auc.noSpan') };
  if (unfitted) return { text: t('churn.tree.little.unfitted') };
  if (rows === undefined) return null;
  const lacking = testShortage(rows);
  const { integer } = i18n.format;
  return (
    lacking && {
      text: t('propensity.auc.little', {
        least: integer(LEAST_OUTCOMES),
        came: integer(lacking.came),
        others: integer(lacking.others),
      }),
    }
  );
}
