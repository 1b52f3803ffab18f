// What a technician may ask about copies of crops.
import type {
  EditsRequest,
  ProfileAnswer,
  ProfileEdit,
  ProfileList,
  ProfilePreview,
  ProfileView,
} from '../../controller/contract/own-profiles.ts';
import type { AskController, Reply } from './reply.ts';

export interface ProfileCommands {
  /** The shipped crops and the copies of this house. */
  profiles(): Promise<Reply<ProfileList>>;
  profile(id: string): Promise<Reply<ProfileView>>;
  copyProfile(of: string, name: string): Promise<Reply<ProfileAnswer>>;
  /** What is wrong with these edits, and what they would change in the house. */
  previewProfile(id: string, edits: readonly ProfileEdit[]): Promise<Reply<ProfilePreview>>;
  saveProfile(id: string, request: EditsRequest): Promise<Reply<ProfileAnswer>>;
  undoProfile(id: string, revision: number): Promise<Reply<ProfileAnswer>>;
  deleteProfile(id: string, revision: number): Promise<Reply<ProfileAnswer>>;
  /** The text of a file. */
  bringProfile(text: string): Promise<Reply<ProfileAnswer>>;
}

export const profileCommands = (ask: AskController): ProfileCommands => ({
  profiles: () => ask('GET', '/profiles'),
  profile: (id) => ask('GET', `/profiles/${encodeURIComponent(id)}`),
  copyProfile: (of, name) => ask('POST', '/profiles', { of, name }),
  previewProfile: (id, edits) => ask('POST', `/profiles/${encodeURIComponent(id)}/preview`, { edits }),
  saveProfile: (id, request) => ask('PUT', `/profiles/${encodeURIComponent(id)}`, request),
  undoProfile: (id, revision) => ask('POST', `/profiles/${encodeURIComponent(id)}/undo`, { revision }),
  deleteProfile: (id, revision) => ask('DELETE', `/profiles/${encodeURIComponent(id)}`, { revision }),
  bringProfile: (text) => ask('POST', '/profile-files', { text }),
});
