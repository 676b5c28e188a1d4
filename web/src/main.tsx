/** The page's door: providers, then the frame. */
import '@mantine/core/styles.css';
import './page.css';
import { createTheme, MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Frame } from './frame/frame.tsx';
import { Safeguard } from './frame/safeguard.tsx';
import { Visit } from './frame/visit.tsx';

const theme = createTheme({ primaryColor: 'blue', defaultRadius: 'sm', cursorType: 'pointer', autoContrast: true });

const root = document.getElementById('root');
if (root !== null)
  createRoot(root).render(
    <StrictMode>
      {/* No style elements at run time: the policy of the API allows style sheets of its own only. */}
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
        withStaticClasses={false}
      >
        <Visit>
          <Safeguard>
            <Frame />
          </Safeguard>
        </Visit>
      </MantineProvider>
    </StrictMode>,
  );
