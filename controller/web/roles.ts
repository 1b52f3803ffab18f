// Which role may what, and how it is called in the journal. A route names its roles; a trainer's count on a virtual greenhouse alone.
import type { Role } from '../contract/access.ts';

/** `terminal`: who sits at the controller itself and may read its data folder. */
export type AskerRole = Role | 'terminal';

/** Days in the greenhouse. */
export const FAMILY: readonly AskerRole[] = ['family', 'technician', 'trainer'];
/** Work on probes, parts and numbers. */
export const TECHNICIAN: readonly AskerRole[] = ['technician', 'trainer'];
/** The rig of the next start, which may stand on real boards: no lesson reaches it. */
export const INSTALLER: readonly AskerRole[] = ['technician'];
/** Tablets and PINs. */
export const KEYHOLDER: readonly AskerRole[] = ['family', 'technician', 'trainer', 'terminal'];

/** Whose PIN a role may set without knowing the present one, and as what it may let another tablet in. The family owns the house. */
const GRANTS: Readonly<Record<AskerRole, readonly Role[]>> = {
  terminal: ['family', 'technician', 'trainer'],
  family: ['family', 'technician', 'trainer'],
  technician: ['technician', 'trainer'],
  trainer: ['trainer'],
};

export const grantsOf = (role: AskerRole): readonly Role[] => GRANTS[role];

export const mayDo = (role: AskerRole, roles: readonly AskerRole[], isVirtual: boolean): boolean =>
  roles.includes(role) && (role !== 'trainer' || isVirtual);

/** `family 3`, `technician 5 Ana`, `terminal`. */
export const whoIs = ({
  role,
  n,
  name,
}: {
  role: AskerRole;
  n: number;
  name?: string | undefined;
}): string => (role === 'terminal' ? role : [role, n, name].filter((part) => part !== undefined).join(' '));
