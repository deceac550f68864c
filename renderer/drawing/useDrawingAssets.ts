// The fonts, pictures and brand of a kit, ready to draw with; undefined until the fonts are loaded.

import { useEffect, useMemo, useState } from 'react';
import type { Kit } from '../../shared/api.ts';
import type { Design } from '../../shared/design.ts';
import type { Fault } from '../../shared/fault.ts';
import { mayHoldEmoji } from '../../shared/text/emoji.ts';
import { useConnection } from '../shell/connection.ts';
import { faultOf } from '../shell/viewStore.ts';
import { loadLettering, type Lettering } from './fonts.ts';
import type { DrawingAssets } from './pageDrawing.ts';

export interface LoadedAssets {
  readonly assets: DrawingAssets | undefined;
  readonly fault: Fault | undefined;
}

export function useDrawingAssets(kit: Kit, design: Design): LoadedAssets {
  const connection = useConnection();
  const withEmoji = useMemo(() => Object.values(design.point).some((value) => typeof value === 'string' && mayHoldEmoji(value)), [design.point]);
  const [lettering, setLettering] = useState<Lettering>();
  const [fault, setFault] = useState<Fault>();
  useEffect(() => {
    let isWanted = true;
    const load = async (): Promise<void> => {
      try {
        const loaded = await loadLettering(connection, kit, withEmoji);
        if (!isWanted) return;
        setLettering(loaded);
        setFault(undefined);
      } catch (thrown) {
        if (isWanted) setFault(faultOf(thrown));
      }
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, [connection, kit, withEmoji]);
  const assets = useMemo(() => {
    if (!lettering) return undefined;
    const pictures = new Map(kit.pictures.map((picture) => [picture.id, picture]));
    return { lettering, fonts: lettering.fonts, brand: kit.brand, picture: (id: string) => pictures.get(id) };
  }, [kit, lettering]);
  return { assets, fault };
}
