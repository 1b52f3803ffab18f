import { support } from '../../tests/support.ts';
export const x = support;
