import { bus } from '../../controller/app/application.ts';
export const relay = bus;
