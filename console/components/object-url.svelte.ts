// An address for bytes that are in this page, for as long as they are shown.

/** Must be called while a component is set up. Undefined until it is made, and while there are no bytes. */
export const objectUrl = (bytes: () => Blob | undefined): { readonly now: string | undefined } => {
  let now = $state<string | undefined>();
  $effect(() => {
    const shown = bytes();
    const made = shown && URL.createObjectURL(shown);
    now = made;
    return () => {
      if (made) URL.revokeObjectURL(made);
    };
  });
  return {
    get now() {
      return now;
    },
  };
};
