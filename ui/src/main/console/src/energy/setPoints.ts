import type { Compared, PlantAdvice, PlantPoint, SetPointAdvice, SetPointName } from '../api/plant';
import type { Language, Translate } from '../i18n/words';

/** 16.0 °C, 90 %, 3, on: as an operator would set it. */
export function setting(t: Translate, language: Language, what: SetPointName, value: number): string {
  switch (what) {
    case 'supply_air':
    case 'chilled_water':
    case 'tower_water':
      return `${number(language, value, 1)} °C`;
    case 'economizer':
      return t(value > 0.5 ? 'plant.on' : 'plant.off');
    case 'condenser_flow':
      return `${number(language, 100 * value, 0)} %`;
    case 'chillers':
    case 'condenser_pumps':
    case 'cells':
    case 'chilled_pumps':
      return number(language, value, 0);
  }
}

export const number = (language: Language, value: number, digits: number): string => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** −153, +19: a sign that a screen reader says. */
export const signed = (language: Language, value: number, digits = 0): string => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits, signDisplay: 'exceptZero' }).format(value).replace('-', '−');

export const percent = (language: Language, share: number): string => new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'negative' }).format(share).replace('-', '−');

/** ¥ 104 */
export const yuan = (language: Language, value: number, digits: number): string => `¥ ${number(language, value, digits)}`;

export const stays = (one: SetPointAdvice): boolean => one.kw === undefined && one.limit === undefined;

/** Those of an advice that would change, before those that stay; what stays and is a count of pumps is left out. */
export function shownSetPoints(compared: Compared): SetPointAdvice[] {
  return [...compared.setPoints.filter((one) => !stays(one)), ...compared.setPoints.filter((one) => stays(one) && (one.locked || one.what !== 'chilled_pumps'))];
}

export function valueOf(advice: PlantAdvice, point: PlantPoint): number | undefined {
  const one = advice.points.find((each) => each.point === point);
  return one?.state === 'known' ? one.value : undefined;
}

/** What a change of the plant would say, as far as the advice knows: an operator completes it. */
export function changeOf(t: Translate, language: Language, advice: PlantAdvice, compared: Compared, at: string): { title: string; why: string; steps: string; back: string } {
  const changed = compared.setPoints.filter((one) => !stays(one));
  const named = (one: SetPointAdvice) => ({ what: t(`plant.set.${one.what}`), from: setting(t, language, one.what, one.now), to: setting(t, language, one.what, one.wouldBe) });
  return {
    title: t('plant.changeTitle'),
    why: t('plant.changeWhy', { kw: number(language, compared.savedKw, 0), now: number(language, compared.now.totalKw, 0), then: number(language, compared.proposed.totalKw, 0), wet: number(language, valueOf(advice, 'wet_bulb_c') ?? NaN, 1), at }),
    steps: changed.map((one) => t('plant.changeStep', named(one))).join('\n'),
    back: changed.map((one) => t('plant.changeBack', { what: named(one).what, from: named(one).from })).join('\n'),
  };
}
