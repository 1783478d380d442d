package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.knowledge.Article;
import io.evenkeel.knowledge.Articles;
import io.evenkeel.knowledge.Articles.ArticleAct;
import io.evenkeel.knowledge.Articles.ArticleEdition;
import io.evenkeel.knowledge.Articles.ArticlePage;
import io.evenkeel.knowledge.Articles.ArticleRow;
import io.evenkeel.knowledge.Articles.ArticleSearch;
import io.evenkeel.knowledge.Articles.RuleRunbook;
import io.evenkeel.knowledge.Difference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is read of articles, by those who may see operations. */
@Component
class ArticleReading {
    private static final int LONGEST_PAGE = 200;
    private static final int MOST_VERSIONS = 500;

    private final ArticleRows rows;
    private final ArticleList list;
    private final ArticleViews views;
    private final PossibleActs acts;
    private final RuleRunbooks runbooks;
    private final KnowledgeSettings settings;

    ArticleReading(
            ArticleRows rows,
            ArticleList list,
            ArticleViews views,
            PossibleActs acts,
            RuleRunbooks runbooks,
            KnowledgeSettings settings) {
        this.rows = rows;
        this.list = list;
        this.views = views;
        this.acts = acts;
        this.runbooks = runbooks;
        this.settings = settings;
    }

    @Transactional(readOnly = true)
    public Optional<Article> find(Actor actor, String key, Optional<Integer> number) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return rows.find(key)
                .flatMap(stored -> number.isPresent()
                        ? views.numbered(actor, stored, number.get())
                        : views.current(actor, stored));
    }

    @Transactional(readOnly = true)
    public ArticlePage list(Actor actor, ArticleSearch search) {
        actor.mustHave(Right.SEE_OPERATIONS);
        int limit = Math.clamp(search.limit(), 1, LONGEST_PAGE);
        List<ArticleList.Line> found =
                list.find(search, asker(actor), search.after().map(ArticleCursor::of), limit + 1);
        List<ArticleList.Line> page = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(new ArticleCursor(
                                page.getLast().row().changedAt(), page.getLast().id())
                        .text())
                : Optional.empty();
        Map<UUID, Optional<String>> names = new HashMap<>();
        return new ArticlePage(page.stream().map(line -> withOwner(line, names)).toList(), next);
    }

    private ArticleList.Asker asker(Actor actor) {
        return new ArticleList.Asker(
                actor.id(), ArticleViews.seesTheWorks(actor), settings.today().plusDays(Articles.DUE_DAYS));
    }

    private ArticleRow withOwner(ArticleList.Line line, Map<UUID, Optional<String>> names) {
        ArticleRow row = line.row();
        return new ArticleRow(
                row.key(),
                row.kind(),
                row.state(),
                row.title(),
                row.language(),
                line.owner().flatMap(owner -> names.computeIfAbsent(owner, views::name)),
                row.reviewBy(),
                row.changedAt(),
                row.rules(),
                row.waiting(),
                row.source());
    }

    @Transactional(readOnly = true)
    public List<ArticleEdition> versions(Actor actor, String key) {
        StoredArticle stored = seen(actor, key);
        return rows.editions(stored.id(), MOST_VERSIONS).stream()
                .filter(edition -> ArticleViews.sees(actor, edition))
                .map(edition -> new ArticleEdition(
                        edition.number(),
                        edition.state(),
                        edition.text().title(),
                        edition.authorName(),
                        edition.changedAt(),
                        edition.reviewerName(),
                        edition.reason()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Difference difference(Actor actor, String key, int from, int to) {
        StoredArticle stored = seen(actor, key);
        return Differences.between(body(actor, stored, from), body(actor, stored, to));
    }

    @Transactional(readOnly = true)
    public Difference differenceTo(Actor actor, String key, String body) {
        StoredArticle stored = seen(actor, key);
        Edition latest = views.latest(actor, stored).orElseThrow(() -> ArticleSentences.unknown(key));
        return Differences.between(latest.text().body(), ArticleTexts.body(body));
    }

    private String body(Actor actor, StoredArticle stored, int number) {
        return views.edition(actor, stored, number)
                .orElseThrow(() -> ArticleSentences.unknownNumber(stored.key(), number))
                .text()
                .body();
    }

    @Transactional(readOnly = true)
    public List<ArticleAct> acts(Actor actor, String key) {
        return acts.of(actor, seen(actor, key));
    }

    @Transactional(readOnly = true)
    public Optional<RuleRunbook> ofRule(Actor actor, String rule, Optional<String> language) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return runbooks.of(rule, language);
    }

    /** For who may see nothing of an article there is none. */
    private StoredArticle seen(Actor actor, String key) {
        actor.mustHave(Right.SEE_OPERATIONS);
        return rows.find(key)
                .filter(stored -> views.latest(actor, stored).isPresent())
                .orElseThrow(() -> ArticleSentences.unknown(key));
    }
}
