// Whether the proof is shown, and as which file.

import { create } from 'zustand';
import type { FileType } from '../../../shared/size.ts';

interface ProofState {
  readonly isShown: boolean;
  readonly type: FileType | 'auto';
  /** 1 to 100. */
  readonly quality: number;
}

export const useProof = create<ProofState>()(() => ({ isShown: false, type: 'auto', quality: 90 }));

export function toggleProof(): void {
  useProof.setState(({ isShown }) => ({ isShown: !isShown }));
}
