import type { PopoverProps, TooltipProps } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
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
  /** What is in it, or what makes that: it is given what closes the popup. */
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** What pressing a button shows beside it. Escape closes it wherever the focus is: the button still has it. */
export function Popup({ target: of, label, className, children, ...props }: PopupProps) {
  const { parts, pressed, target } = useLibrary(of, 'dialog');
  const [turned, setOpened] = useState<boolean | null>(null);
  if (!parts) return target;
  const opened = turned ?? pressed;
  const close = () => setOpened(false);
  const { Popover } = parts;
  return (
    <Popover {...props} opened={opened} onChange={setOpened}>
      <Popover.Target>{cloneElement(target, { onClick: () => setOpened(!opened) })}</Popover.Target>
      <Popover.Dropdown aria-label={label} {...(className && { className })}>
        {opened && <ClosedByEscape close={close} />}
        {typeof children === 'function' ? children(close) : children}
      </Popover.Dropdown>
    </Popover>
  );
}

/** The page below keeps what it would have let go of. */
function ClosedByEscape({ close }: { close: () => void }) {
  useWindowEvent(
    'keydown',
    (event) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close();
    },
    { capture: true },
  );
  return null;
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
