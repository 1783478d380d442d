import type en from '../en/plant';

/** 冷源：描述、标定与优化建议。 */
export default {
  'verb.energy.describe-plant': '描述了冷源',
  'verb.energy.lock-set-points': '锁定或释放了设定值',
  'verb.energy.calibrate-plant': '标定了冷源模型',
} satisfies Record<keyof typeof en, string>;
