import type { ReactNode } from 'react';
import { useTitle } from '../parts/title';
import { Brand } from '../shell/Brand';
import { Choices } from './Choices';

/** The page before the house: one form, and the choices that anybody may make. */
export function Door({ title, foot, children }: { title: string; foot?: ReactNode; children: ReactNode }) {
  useTitle(title);
  return (
    <main className="signin">
      <div>
        <div className="brand">
          <Brand />
        </div>
        <div className="panel">
          <h1>{title}</h1>
          {children}
        </div>
        {foot === undefined ? (
          <Choices />
        ) : (
          <div className="foot">
            <Choices />
            {foot}
          </div>
        )}
      </div>
    </main>
  );
}
