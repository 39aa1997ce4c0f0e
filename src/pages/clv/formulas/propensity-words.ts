import { i18n, t } from '#i18n/i18n.svelte.ts';
import { INDEX_DAYS } from '#models/clv/formula/propensity.ts';
import { LEAST_OUTCOMES, testShortage, type Test } from './propensity.ts';

/** Why a ranking cannot be judged on the day that was `chosen` or proposed, and what would be enough; null when it can, or while that is not known. */
export function testLittle(
  rows: readonly Test[] | undefined,
  span: { day: string; days: number } | null,
  unfitted: boolean,
  chosen: boolean,
): { text: string } | null {
  if (span === null) {
    return {
      text: chosen ? t('propensity.auc.noSpan') : t('propensity.auc.short', { days: i18n.format.integer(INDEX_DAYS) }),
    };
  }
  if (unfitted) return { text: t('propensity.unfitted') };
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
