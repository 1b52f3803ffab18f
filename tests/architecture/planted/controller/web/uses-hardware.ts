import { relay } from '../../hardware/drivers/relay.ts';
export const same = relay;
