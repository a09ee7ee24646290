import type { ComponentProps, ReactNode } from 'react';
import classes from './Segments.module.css';

interface SegmentsProps<Choice extends string> {
  /** What is chosen. */
  label: string;
  choices: readonly Choice[];
  /** One choice of them, or each by itself. */
  isOn: (choice: Choice) => boolean;
  onPress: (choice: Choice) => void;
  text: (choice: Choice) => ReactNode;
  testId: (choice: Choice) => string;
  /** What a button has besides. */
  attributes?: (choice: Choice) => ComponentProps<'button'>;
  className?: string | undefined;
}

/** Buttons in one row, each of which is on or off. */
export function Segments<Choice extends string>(props: SegmentsProps<Choice>) {
  const { label, choices, isOn, onPress, text, testId, attributes, className } = props;
  return (
    <fieldset
      className={className ? `${classes.segments} ${className}` : classes.segments}
      aria-label={label}
    >
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={isOn(choice)}
          data-testid={testId(choice)}
          onClick={() => onPress(choice)}
          {...attributes?.(choice)}
        >
          {text(choice)}
        </button>
      ))}
    </fieldset>
  );
}
