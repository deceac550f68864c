// The controls of the studio. They know nothing of designs.

export { Button, IconButton, IconToggle } from './Button.tsx';
export { Pick, Segments, Tick, type Option } from './Choice.tsx';
export { Drop } from './Drop.tsx';
export { Empty, Notice, Progress, Window } from './Panel.tsx';
export { Pixels } from './Pixels.tsx';
export { TextInput } from './TextInput.tsx';
export { Tip } from './Tip.tsx';
