// The proof of what is on show, made anew once nothing has changed for a moment; an older answer never replaces a newer one.

import { useEffect, useMemo, useState } from 'react';
import type { Fault } from '../../../shared/fault.ts';
import type { Proof } from '../../../shared/proofApi.ts';
import { useConnection } from '../../shell/connection.ts';
import { faultOf } from '../../shell/viewStore.ts';
import { useCanvas } from '../canvasStore.ts';
import { useEditor } from '../editorStore.ts';
import { useProof } from './proofStore.ts';

interface Made {
  /** What was wished when it was asked for. */
  readonly of?: object;
  readonly proof?: Proof & { readonly url: string };
  readonly fault?: Fault;
}

interface Proved extends Made {
  /** What is shown is of an earlier state. */
  readonly isWaiting: boolean;
}

/** Quiet after which a proof is made. */
const quietMs = 350;

export function useProved(): Proved {
  const { studio } = useConnection();
  const design = useEditor((editor) => editor.history?.present);
  const size = useEditor((editor) => editor.sizeId);
  const page = useCanvas((canvas) => canvas.page);
  const type = useProof((proof) => proof.type);
  const quality = useProof((proof) => proof.quality);
  const wish = useMemo(() => design && { design: { ...design }, size, page, type, quality }, [design, size, page, type, quality]);
  const [made, setMade] = useState<Made>({});
  useEffect(() => {
    if (!wish) return undefined;
    let isWanted = true;
    const prove = async (): Promise<void> => {
      try {
        const proof = await studio.exports.proof(wish);
        if (isWanted) setMade({ of: wish, proof: { ...proof, url: URL.createObjectURL(proof.picture) } });
      } catch (thrown) {
        if (isWanted) setMade({ of: wish, fault: faultOf(thrown) });
      }
    };
    const timer = setTimeout(() => void prove(), quietMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [studio, wish]);
  const url = made.proof?.url;
  useEffect(() => (url === undefined ? undefined : () => URL.revokeObjectURL(url)), [url]);
  return { ...made, isWaiting: made.of !== wish };
}
