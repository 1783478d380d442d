import { Link as To } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Item, ItemDetail, Link } from '../api/inventory';
import { useT } from '../i18n/words';
import { Button } from '../parts/Button';
import { Wrong } from '../parts/Wrong';
import { linksOf } from './items';
import { useRemoveLink } from './server';

/** The same as the picture, in words. */
export function Dependencies({ detail: { item, neighbours }, mayEdit }: { detail: ItemDetail; mayEdit: boolean }) {
  const t = useT();
  const remove = useRemoveLink();
  const names = new Map([item, ...neighbours.items].map((one) => [one.id, one]));
  return (
    <>
      <table className="tbl dp">
        <thead>
          <tr>
            <th>{t('item.linkFrom')}</th>
            <th>{t('item.linkNeeds')}</th>
            <th>{t('item.linkTo')}</th>
            <th className="num">
              <span className="sr">{t('rules.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {linksOf(item.id, neighbours.links).map((link) => (
            <tr key={link.id}>
              <td>
                <Named item={names.get(link.from)} />
              </td>
              <td className="nowrap">
                <Needs link={link} />
              </td>
              <td>
                {link.to.map((id, index) => (
                  <Fragment key={id}>
                    {index === 0 ? '' : ', '}
                    <Named item={names.get(id)} />
                  </Fragment>
                ))}
                {link.note === undefined ? null : <span className="sub"> {link.note}</span>}
              </td>
              <td className="num">
                {mayEdit && !link.discovered && (link.from === item.id || link.to.includes(item.id)) ? (
                  <Button look="quiet" size="small" busy={remove.isPending && remove.variables === link.id} onClick={() => remove.mutate(link.id)} aria-label={t('item.unlinkOf', { from: names.get(link.from)?.name ?? '', to: link.to.map((id) => names.get(id)?.name ?? '').join(', ') })}>
                    {t('item.unlink')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Wrong error={remove.error} />
    </>
  );
}

function Needs({ link }: { link: Link }) {
  const t = useT();
  if (link.to.length === 1) return t('item.needsOne');
  return link.needs >= link.to.length ? t('item.needsAll', { n: link.to.length }) : t('item.needsSome', { k: link.needs, n: link.to.length });
}

function Named({ item }: { item: Item | undefined }) {
  if (item === undefined) return '–';
  return (
    <To to="/inventory/$id" params={{ id: item.id }}>
      {item.name}
    </To>
  );
}
