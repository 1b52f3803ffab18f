import { app } from '../store/uses-express.ts';
export const again = app;
