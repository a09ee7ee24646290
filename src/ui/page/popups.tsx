import type { PopoverProps, TooltipProps } from '@mantine/core';
import {
  cloneElement,
  type ReactElement,
  type ReactNode,
  type Ref,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

type Library = typeof import('./popups-library.ts');

/** What places popups is a tenth of the page, and of no use before somebody points at something. */
const library = createStore<{ loaded: Library | null }>(() => ({ loaded: null }));
let loading: Promise<void> | null = null;

/** Brings what places popups. Never rejects: where it does not come, the next popup that is wanted asks again. */
export function preloadPopups(): Promise<void> {
  loading ??= import('./popups-library.ts').then(
    (loaded) => library.setState({ loaded }),
    () => {
      loading = null;
    },
  );
  return loading;
}

/** What a popup belongs to. It has to take a ref and these handlers. */
type Target = ReactElement<{
  ref?: Ref<HTMLElement>;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  onClick?: () => void;
}>;

/** Until what places popups is there, a target stands alone, and brings it when it is pointed at, focused or pressed. */
function useLibrary(of: Target, opens?: 'menu' | 'dialog') {
  const parts = useStore(library, ({ loaded }) => loaded);
  const [pressed, setPressed] = useState(false);
  const element = useRef<HTMLElement>(null);
  const focused = useRef(false);
  // A target with its popup is another element; the focus goes over to it.
  useEffect(
    () =>
      library.subscribe(() => {
        focused.current = element.current !== null && element.current === document.activeElement;
      }),
    [],
  );
  useLayoutEffect(() => {
    if (parts && focused.current) element.current?.focus();
  }, [parts]);
  if (parts) return { parts, pressed, target: cloneElement(of, { ref: element }) };
  const wanted = () => void preloadPopups();
  const press = () => {
    setPressed(true);
    wanted();
  };
  const waiting = { ref: element, onPointerEnter: wanted, onFocus: wanted };
  const target = opens
    ? cloneElement(of, {
        ...waiting,
        onClick: press,
        'aria-haspopup': opens,
        'aria-expanded': false,
      } as object)
    : cloneElement(of, waiting);
  return { parts, pressed, target };
}

/** Says a word about what is pointed at: Mantine's Tooltip, placed by a library that comes when it is wanted. */
export function Tip({ children, ...props }: Omit<TooltipProps, 'children'> & { children: Target }) {
  const { parts, target } = useLibrary(children);
  return parts ? <parts.Tooltip {...props}>{target}</parts.Tooltip> : target;
}

interface PopupProps extends Pick<PopoverProps, 'position' | 'width'> {
  target: Target;
  label: string;
  className?: string;
  children: ReactNode;
}

/** What pressing a button shows beside it. */
export function Popup({ target: of, label, className, children, ...props }: PopupProps) {
  const { parts, pressed, target } = useLibrary(of, 'dialog');
  if (!parts) return target;
  const { Popover } = parts;
  return (
    <Popover {...props} defaultOpened={pressed}>
      <Popover.Target>{target}</Popover.Target>
      <Popover.Dropdown aria-label={label} {...(className && { className })}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}

export interface MenuChoice {
  text: string;
  onClick: () => void;
  left?: ReactNode;
  right?: ReactNode;
}

/** What pressing a button offers to do. */
export function PopupMenu({ target: of, choices }: { target: Target; choices: readonly MenuChoice[] }) {
  const { parts, pressed, target } = useLibrary(of, 'menu');
  if (!parts) return target;
  const { Menu } = parts;
  return (
    <Menu position="bottom-end" defaultOpened={pressed}>
      <Menu.Target>{target}</Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ text, onClick, left, right }) => (
          <Menu.Item key={text} leftSection={left} rightSection={right} onClick={onClick}>
            {text}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
