// A place to drop files on, which also opens the file dialog by button or key.

import { Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, DropZone, FileTrigger, Text } from 'react-aria-components';

interface DropProps {
  readonly label: string;
  readonly words: ReactNode;
  readonly accepts: readonly string[];
  readonly isMultiple?: boolean;
  readonly isFolder?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly isCompact?: boolean;
  readonly icon?: ReactNode;
}

export function Drop({ label, words, accepts, isMultiple = false, isFolder = false, onFiles, isCompact = false, icon }: DropProps): ReactNode {
  const take = async (items: DropItems): Promise<void> => {
    const files = await filesOf(items);
    if (files.length > 0) onFiles(isMultiple ? files : files.slice(0, 1));
  };
  return (
    <DropZone
      className={`drop${isCompact ? ' drop-compact' : ''}`}
      aria-label={label}
      onDrop={(event) => void take(event.items)}
    >
      <FileTrigger
        acceptedFileTypes={isFolder ? undefined : accepts}
        allowsMultiple={isMultiple}
        acceptDirectory={isFolder}
        onSelect={(files) => {
          if (files && files.length > 0) onFiles([...files]);
        }}
      >
        <AriaButton className="drop-button">
          {icon ?? <Upload size={isCompact ? 16 : 20} aria-hidden />}
          <Text slot="label" className="drop-words">
            {words}
          </Text>
        </AriaButton>
      </FileTrigger>
    </DropZone>
  );
}

type DropItems = Parameters<NonNullable<React.ComponentProps<typeof DropZone>['onDrop']>>[0]['items'];

/** The files of a drop, those within dropped folders too. */
async function filesOf(items: DropItems): Promise<File[]> {
  const files: File[] = [];
  for (const item of items) {
    if (item.kind === 'file') files.push(await item.getFile());
    else if (item.kind === 'directory') for await (const entry of item.getEntries()) if (entry.kind === 'file') files.push(await entry.getFile());
  }
  return files;
}
