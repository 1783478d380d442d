package io.evenkeel.knowledge.internal;

import io.evenkeel.audit.Actor;
import io.evenkeel.audit.Right;
import io.evenkeel.identity.People;
import io.evenkeel.knowledge.Article;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a reader sees of an article. */
@Component
class ArticleViews {
    private final ArticleRows rows;
    private final People people;

    ArticleViews(ArticleRows rows, People people) {
        this.rows = rows;
        this.people = people;
    }

    /** Whether drafts and what is in review are shown to them. */
    static boolean seesTheWorks(Actor actor) {
        return actor.has(Right.WRITE_KNOWLEDGE) || actor.has(Right.PUBLISH_KNOWLEDGE);
    }

    static boolean sees(Actor actor, Edition edition) {
        return !edition.isInTheWorks() || seesTheWorks(actor);
    }

    /** The published version, else the latest that they may see. */
    Optional<Article> current(Actor actor, StoredArticle stored) {
        return stored.published().isPresent()
                ? stored.published().flatMap(number -> numbered(actor, stored, number))
                : latest(actor, stored).map(edition -> view(stored, edition));
    }

    Optional<Article> numbered(Actor actor, StoredArticle stored, int number) {
        return edition(actor, stored, number).map(edition -> view(stored, edition));
    }

    Optional<Edition> edition(Actor actor, StoredArticle stored, int number) {
        return (number == stored.latest().number() ? Optional.of(stored.latest()) : rows.edition(stored.id(), number))
                .filter(edition -> sees(actor, edition));
    }

    /** The newest version that they may see. */
    Optional<Edition> latest(Actor actor, StoredArticle stored) {
        if (sees(actor, stored.latest())) {
            return Optional.of(stored.latest());
        }
        return rows.newestOncePublished(stored.id());
    }

    Article view(StoredArticle stored, Edition edition) {
        return new Article(
                stored.key(),
                edition.text().kind(),
                edition.state(),
                edition.number(),
                stored.published(),
                edition.text().title(),
                edition.text().language(),
                edition.text().body(),
                edition.text().owner(),
                edition.text().owner().flatMap(this::name),
                edition.text().reviewBy(),
                edition.text().rules(),
                edition.text().items(),
                stored.source(),
                edition.authorName(),
                edition.changedAt(),
                stored.version());
    }

    Optional<String> name(UUID owner) {
        return people.nameOf(owner);
    }
}
