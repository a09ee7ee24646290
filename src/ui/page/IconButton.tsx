import { ActionIcon, type ActionIconProps, type ElementProps } from '@mantine/core';
import { Icon, type IconName } from './icons.tsx';
import { Tip } from './popups.tsx';

interface IconButtonProps extends ActionIconProps, ElementProps<'button', keyof ActionIconProps> {
  icon: IconName;
  /** Pixels. */
  iconSize?: number;
  /** What it does, for those who do not see the icon. */
  label: string;
  /** The same for those who point at it. */
  tip?: string;
}

/** A quiet button that is an icon alone. */
export function IconButton({ icon, iconSize = 16, label, tip, ...button }: IconButtonProps) {
  const shown = (
    <ActionIcon variant="subtle" color="gray" aria-label={label} {...button}>
      <Icon name={icon} size={iconSize} />
    </ActionIcon>
  );
  return tip ? <Tip label={tip}>{shown}</Tip> : shown;
}
