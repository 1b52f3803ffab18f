import { port } from '../emulator/uses-serialport.ts';
export const plant = port;
