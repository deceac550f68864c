// The versions of a design: each by its time or name, compared with another in pictures and words, named, or brought back as a new one.

import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DesignVersion } from '../../shared/api.ts';
import { useEditor } from '../editor/editorStore.ts';
import { useConnection } from '../shell/connection.ts';
import { Failed } from '../shell/Failed.tsx';
import { useAnswer } from '../shell/useAnswer.ts';
import { tell, tellFault } from '../shell/viewStore.ts';
import { Button, Pick, TextInput, Window } from '../ui/index.ts';
import { Comparison } from './Comparison.tsx';
import { Differences } from './Differences.tsx';
import './versions.css';
import { VersionList } from './VersionList.tsx';
import { useVersionTitle } from './versionTitle.ts';

export function VersionsDialog({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const asked = useAnswer(
    async () => {
      // What was typed just now is a version too.
      const { open } = useEditor.getState();
      if (open?.id === id) await open.saves.flush();
      return await studio.designs.versions({ id });
    },
    [studio, id],
    ['designsChanged', 'designChanged'],
  );
  const versions = asked.value ?? [];
  return (
    <Window title={t('versions.title')} width="wide" onClose={onClose}>
      {asked.fault ? <Failed thrown={asked.fault} onRetry={asked.askAgain} /> : null}
      {versions.length > 0 ? <Versions id={id} versions={versions} onClose={onClose} /> : null}
    </Window>
  );
}

function Versions({ id, versions, onClose }: { id: string; versions: readonly DesignVersion[]; onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const titleOf = useVersionTitle();
  const newest = versions[0]!;
  const [chosenAt, setChosen] = useState<number>();
  const [otherAt, setOther] = useState<number>();
  const chosen = versions.find(({ revision }) => revision === chosenAt) ?? versions[1] ?? newest;
  const other = versions.find(({ revision }) => revision === otherAt) ?? newest;
  const restore = async (): Promise<void> => {
    await studio.designs.restoreVersion({ id, revision: chosen.revision });
    onClose();
    tell(t('versions.restored', { title: titleOf(chosen) }), {
      words: t('versions.takeBack'),
      run: () => void studio.designs.restoreVersion({ id, revision: newest.revision }).catch(tellFault),
    });
  };
  const [older, newer] = chosen.revision < other.revision ? [chosen, other] : [other, chosen];
  return (
    <div className="versions">
      <VersionList id={id} versions={versions} chosen={chosen} onChoose={setChosen} />
      <div className="versions-side">
        <div className="versions-acts">
          <Pick
            label={t('versions.against')}
            options={versions.map((version, index) => ({ id: String(version.revision), name: index === 0 ? t('versions.now') : titleOf(version) }))}
            value={String(other.revision)}
            onChange={(revision) => setOther(Number(revision))}
          />
          <NameVersion key={chosen.revision} id={id} version={chosen} />
          <Button look="primary" isDisabled={chosen === newest} onPress={() => void restore().catch(tellFault)}>
            {t('versions.restore')}
          </Button>
        </div>
        <Comparison id={id} before={older} after={newer} titles={[older, newer].map((version) => (version === newest ? t('versions.now') : titleOf(version)))} />
        <Differences id={id} from={older.revision} to={newer.revision} />
      </div>
    </div>
  );
}

function NameVersion({ id, version }: { id: string; version: DesignVersion }): ReactNode {
  const { t } = useTranslation();
  const { studio } = useConnection();
  const [name, setName] = useState(version.name);
  const keep = async (): Promise<void> => {
    await studio.designs.nameVersion({ id, revision: version.revision, name: name.trim().slice(0, 200) });
    tell(name.trim() === '' ? t('versions.unnamed') : t('versions.named', { name: name.trim() }));
  };
  return (
    <form
      className="versions-name"
      onSubmit={(event) => {
        event.preventDefault();
        void keep().catch(tellFault);
      }}
    >
      <TextInput label={t('versions.name')} value={name} onChange={setName} />
      <Button type="submit" isDisabled={name.trim() === version.name}>
        {t('versions.keepName')}
      </Button>
    </form>
  );
}
