import { useTranslations } from 'next-intl';
import { NotFoundNotice } from '@/components/site/not-found-notice';

export default function NotFound() {
  const t = useTranslations('notFound');
  return <NotFoundNotice title={t('title')} text={t('text')} home={t('home')} tool={t('tool')} />;
}
