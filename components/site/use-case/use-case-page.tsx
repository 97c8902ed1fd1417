import { sampleOf } from '@/components/site/samples/page-sample';
import type { PageContent } from '@/lib/pages/page-content';
import type { PageKey } from '@/lib/pages/page-keys';
import { QuestionList } from './question-list';
import { SiblingLinks } from './sibling-links';
import { SourceList } from './source-list';
import { UseCaseHero } from './use-case-hero';
import { UseCaseSection } from './use-case-section';
import { UseCaseSteps } from './use-case-steps';

interface Props {
  readonly page: PageKey;
  readonly words: PageContent;
}

/** A use case: its parts are the same on every page, and nothing in them is. */
export function UseCasePage({ page, words }: Props) {
  const { steps, sections, faq, sources } = words;
  return (
    <>
      <UseCaseHero page={page} words={words} sample={sampleOf(page)} />
      <UseCaseSteps steps={steps} />
      <div className="page-width pb-6">
        {sections.map((section) => (
          <UseCaseSection key={section.heading} {...section} />
        ))}
        {sources && <SourceList sources={sources} />}
      </div>
      <QuestionList faq={faq} />
      <SiblingLinks page={page} />
    </>
  );
}
