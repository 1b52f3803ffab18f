import { board } from '../board/uses-twin.ts';
export const driver = board;
