// Component tests open pages without the frame that fetches their words.
import { learn } from '../../console/i18n/speak.svelte.ts';

await learn(['pages', 'help', 'commissioning', 'diagnosis', 'kiosk', 'technician', 'wiring', 'profiles']);
