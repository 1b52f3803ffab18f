import { board } from '../board/uses-twin.ts';
export const meter = board;
