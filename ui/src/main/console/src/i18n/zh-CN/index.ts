import fight from './fight';
import house from './house';
import shell from './shell';

export default { ...shell, ...fight, ...house };
