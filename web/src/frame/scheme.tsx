/** Switches between dark and light. */
import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';

/** The button; it names what it leads to. */
export function Scheme() {
  const { setColorScheme } = useMantineColorScheme();
  const now = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const next = now === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      className="scheme"
      onClick={() => setColorScheme(next)}
      aria-label={`Change to ${next} colours`}
      title={`Change to ${next} colours`}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor" />
      </svg>
    </button>
  );
}
