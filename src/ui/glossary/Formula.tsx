import classes from './Formula.module.css';

/** A formula of the glossary: `x_name` is set with a subscript, a line break starts a new line. */
export function Formula({ children }: { children: string }) {
  // Splitting at a pattern with a group leaves the subscripts at the odd places.
  const pieces = children.split(/_([\p{L}\p{N}←]+)/u);
  return (
    <span className={classes.formula}>
      {pieces.map((piece, index) =>
        index % 2 === 0 ? (
          piece
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a formula never change their order
          <sub key={`${index}-${piece}`}>{piece}</sub>
        ),
      )}
    </span>
  );
}
